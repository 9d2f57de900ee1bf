namespace LaunchControl.Core.GoNoGo;

/// <param name="Weight">Share of the whole score, in percent; all weights add up to 100.</param>
/// <param name="Score">0-100.</param>
public sealed record ReadinessFactor(string Name, int Weight, int Score);
