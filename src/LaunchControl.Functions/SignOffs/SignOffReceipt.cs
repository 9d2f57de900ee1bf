using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.SignOffs;

/// <summary>A sign-off that is on its way, or why it was not taken.</summary>
public sealed record SignOffReceipt(string? SignOffId, Refusal? Refusal);
