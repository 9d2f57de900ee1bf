namespace LaunchControl.Functions.SignOffs;

/// <summary>A decision that is safe on the queue, and will be recorded in a moment.</summary>
/// <param name="SignOffId">Name this as <c>replaces</c> to change or withdraw the decision.</param>
public sealed record SignOffAccepted(string SignOffId);
