using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LaunchControl.Core.Performance;

/// <summary>An observation as somebody sends it.</summary>
/// <param name="Id">Null for one that is known by its metric, instant and value.</param>
/// <param name="At">Null for the moment at which it is received.</param>
public sealed record ObservationDraft(string? Id, string Metric, double Value, DateTimeOffset? At)
{
    private const string DerivedPrefix = "derived-";
    private const int DerivedBytes = 16;

    /// <summary>What is kept. A repeat of one with an instant or an id gives the same id.</summary>
    public Observation Received(DateTimeOffset now)
    {
        var at = (At ?? now).ToUniversalTime();
        return new Observation(Id ?? Derive(at), Metric, Value, at);
    }

    private string Derive(DateTimeOffset at)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Metric}\n{at.UtcTicks}\n{Value:R}");
        return DerivedPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, DerivedBytes));
    }
}
