using LaunchControl.Functions.Infrastructure;
using LaunchControl.Simulation.Scheduling;

namespace LaunchControl.Simulation.App;

/// <summary>The app's random numbers, out of the seed.</summary>
internal sealed class SeededRandomness(Dice dice) : Randomness
{
    public override string NewId() => Convert.ToHexStringLower(dice.Bytes(16));

    public override byte[] Bytes(int count) => dice.Bytes(count);

    public override double Fraction() => dice.Below(1_000_000) / 1_000_000.0;

    public override TimeSpan Wait(int atLeast, int below) => TimeSpan.FromMilliseconds(atLeast + dice.Below(below - atLeast));
}
