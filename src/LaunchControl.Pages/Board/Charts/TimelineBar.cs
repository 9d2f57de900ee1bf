namespace LaunchControl.Pages;

/// <summary>The time of one gate, from when it opens to when it is due.</summary>
/// <param name="Kind">Its class: <c>planned</c> before it opens, <c>open</c>, <c>passed</c>.</param>
/// <param name="DueX">Where it is due.</param>
/// <param name="PassedX">Where it passed; null for one that has not.</param>
/// <param name="LateX">How far it is late by now; null for one that is not.</param>
/// <param name="ForecastX">Where it passes by the forecast, if that is after its due date; null for in time.</param>
internal sealed record TimelineBar(string Kind, double FromX, double ToX, double DueX, double? PassedX, double? LateX, double? ForecastX, bool IsCritical);
