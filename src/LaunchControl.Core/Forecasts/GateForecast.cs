namespace LaunchControl.Core.Forecasts;

/// <summary>What a forecast says about a gate that is not passed.</summary>
/// <param name="PassesOn">The day on which it can pass at the earliest, by the launch's time of day.</param>
/// <param name="SlackDays">
/// Working days by which it can pass later without moving the launch: beyond its planned date, or beyond the earliest one where that is later. 0 or more.
/// </param>
/// <param name="IsCritical">It is on the path that decides the earliest launch date.</param>
public sealed record GateForecast(string GateId, DateOnly PassesOn, int SlackDays, bool IsCritical);
