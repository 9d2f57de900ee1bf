namespace LaunchControl.Core.Ports;

/// <summary>A launch whose status is to be mailed.</summary>
/// <param name="DueAt">The first due instant that was not dealt with.</param>
/// <param name="Version">Of the row.</param>
public sealed record DueStatusMail(string LaunchId, DateTimeOffset DueAt, string Version);
