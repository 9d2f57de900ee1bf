namespace LaunchControl.Core.Ports;

/// <summary>Somebody is to be looked at although no launch may ask anything of them.</summary>
/// <param name="Version">Another for each time that the person was marked.</param>
public sealed record AttentionMark(string Person, string Version);
