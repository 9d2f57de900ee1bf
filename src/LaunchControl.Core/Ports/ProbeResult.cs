namespace LaunchControl.Core.Ports;

/// <summary>What one attempt of an automated check found.</summary>
/// <param name="Finding">For a person, at most 300 characters, without secrets: <c>answered 200</c>, <c>answered 503, not 200</c>, <c>did not answer within 10 s</c>.</param>
public sealed record ProbeResult(bool Passed, string Finding);
