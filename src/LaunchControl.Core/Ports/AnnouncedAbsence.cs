namespace LaunchControl.Core.Ports;

/// <summary>A change of somebody's absence that launches are to be told of.</summary>
/// <param name="Person">Mail address, lower case.</param>
/// <param name="Version">Another one for every announcement.</param>
public sealed record AnnouncedAbsence(string Person, string Version);
