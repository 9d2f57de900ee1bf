using System.Security.Cryptography;

namespace LaunchControl.Functions.Infrastructure;

/// <summary>Where ids that nobody may guess and waits that must not coincide come from. A simulation puts a seeded one in its place.</summary>
public class Randomness
{
    /// <summary>An id of 32 hexadecimal digits, 122 bits of it random.</summary>
    public virtual string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Bytes that nobody can foresee.</summary>
    public virtual byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);

    /// <summary>A wait of so many milliseconds, the upper bound excluded; need not be unforeseeable.</summary>
    public virtual TimeSpan Wait(int atLeast, int below) => TimeSpan.FromMilliseconds(Random.Shared.Next(atLeast, below));

    /// <summary>From 0 up to, but not, 1; need not be unforeseeable.</summary>
    public virtual double Fraction() => Random.Shared.NextDouble();
}
