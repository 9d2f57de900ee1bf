using System.Net;
using System.Text.Json.Nodes;

namespace LaunchControl.Drivers;

/// <summary>What the API answered to one call.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, JsonNode Body)
{
    /// <summary>The stable code of a problem.</summary>
    public string? Code => Body["type"]?.GetValue<string>().Split(':')[^1];

    /// <summary>JSON pointers of the faults.</summary>
    public IReadOnlyList<string> Faults => [.. (Body["errors"]?.AsObject() ?? []).Select(fault => fault.Key)];

    public void IsAccepted() => Assert.True(Status == HttpStatusCode.Accepted, $"{Status}: {Body}");

    public void IsRefused(HttpStatusCode status, string code, params string[] faults)
    {
        Assert.True((status, code) == (Status, Code), $"{Status}: {Body}");
        Assert.Equal(faults, Faults);
    }
}
