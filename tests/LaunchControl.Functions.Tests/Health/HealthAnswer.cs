using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Health;

/// <summary>What <c>GET /api/health</c> answers to anybody.</summary>
internal sealed record HealthAnswer(HttpStatusCode Code, string Text)
{
    private readonly JsonNode _body = JsonNode.Parse(Text)!;

    public string Status => _body["status"]!.GetValue<string>();

    /// <exception cref="TimeoutException">There was no answer within ten seconds.</exception>
    public static async Task<HealthAnswer> GetAsync(RunningHost host)
    {
        using var anybody = new HttpClient { BaseAddress = host.Api.Http.BaseAddress };
        using var answer = await anybody.GetAsync("api/health").WaitAsync(TimeSpan.FromSeconds(10));
        return new HealthAnswer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The one dependency with this status.</summary>
    public string Only(string status) => Assert.Single(_body["dependencies"]!.AsObject(), one => one.Value!["status"]!.GetValue<string>() == status).Key;

    public string StatusOf(string dependency) => _body["dependencies"]![dependency]!["status"]!.GetValue<string>();

    public string? DetailOf(string dependency) => _body["dependencies"]![dependency]!["detail"]?.GetValue<string>();

    /// <summary>It names nobody and no launch, and holds nothing with which to sign in.</summary>
    public void TellsNoSecret(params string[] launchIds)
    {
        Assert.All([.. launchIds, "@", "eyJ", "sign-off/", "Shared", "AccountKey", "127.0.0.1", "localhost"], secret => Assert.DoesNotContain(secret, Text, StringComparison.OrdinalIgnoreCase));
    }

    public void IsHealthy() => Assert.True((HttpStatusCode.OK, "healthy") == (Code, Status), Text);

    /// <summary>200, and one dependency that somebody should look at.</summary>
    public void IsDegradedBy(string dependency)
    {
        Assert.True((HttpStatusCode.OK, "degraded") == (Code, Status), Text);
        Assert.Equal(dependency, Only("degraded"));
    }
}
