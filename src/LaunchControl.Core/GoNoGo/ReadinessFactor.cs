namespace LaunchControl.Core.GoNoGo;

/// <param name="Name"><c>gates</c>, <c>items</c>, <c>time</c>, <c>risks</c> or <c>waivers</c>.</param>
/// <param name="Weight">Share of the whole score, in percent; all weights add up to 100.</param>
/// <param name="Score">0-100.</param>
/// <param name="Detail">What the score rests on, as a sentence.</param>
public sealed record ReadinessFactor(string Name, int Weight, int Score, string Detail = "");
