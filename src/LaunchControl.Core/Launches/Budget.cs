namespace LaunchControl.Core.Launches;

/// <param name="Currency">ISO 4217 code, for instance <c>USD</c>.</param>
/// <param name="Planned">0 or more, in whole or partial units of the currency.</param>
/// <param name="Actual">What was spent so far, 0 or more; null while nobody has said.</param>
public sealed record Budget(string Currency, decimal Planned, decimal? Actual = null);
