using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.LocalHost.Demo;

/// <summary>Starts a sample launch through the public surface and works on its first phase, so that there are mails to decide on.</summary>
internal static class SampleLaunch
{
    private const string Owner = "pm@contoso.example";

    public static async Task StartAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        var token = await PostAsync(client, "dev/token", new { email = Owner, roles = new[] { AppRoles.Manage } }, cancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());

        // The key makes a second run with the same data find the launch of the first.
        client.DefaultRequestHeaders.Add("Idempotency-Key", "sample-launch");
        var clock = await client.GetFromJsonAsync<JsonElement>("dev/clock", cancellationToken);
        using var response = await client.PostAsJsonAsync("api/launches", Request(clock.GetProperty("now").GetDateTimeOffset()), cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            Console.WriteLine("The sample launch of an earlier run is still here.");
            return;
        }

        var launch = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        foreach (var item in ItemsOfFirstPhase(launch))
        {
            var path = $"api/launches/{launch.GetProperty("id").GetString()}/items/{item}/complete";
            await PostAsync(client, path, new { evidence = new[] { new { url = $"https://wiki.contoso.example/launches/{item}" } } }, cancellationToken);
        }
    }

    private static object Request(DateTimeOffset now) => new
    {
        name = "Contoso Pulse 2.0",
        playbook = "saas-ga",
        tier = "T1",
        launchAt = new DateTimeOffset(SampleDate.After(now), new TimeOnly(14, 0), TimeSpan.Zero),
        timeZone = "America/New_York",
        owner = Owner,
        people = new Dictionary<string, string[]>
        {
            ["eng-lead"] = ["ana@contoso.example"],
            ["marketing-lead"] = ["marc@contoso.example"],
            ["sales-lead"] = ["sol@contoso.example"],
            ["support-lead"] = ["sue@contoso.example"],
            ["executive"] = ["vp@contoso.example"],
        },
        brief = new
        {
            targetCustomer = "Operations teams of 50 to 500 people that run on spreadsheets today",
            valueProposition = "See a delay a week before it costs you a customer",
            pricing = "29 USD a seat and month, yearly",
            channels = new[] { "email", "webinar", "partner newsletters" },
            budget = new { currency = "USD", planned = 120_000 },
        },
        inputs = new { markets = new[] { "US", "DE" } },
        metrics = new[] { new { id = "activation-rate", unit = "%", direction = "up", baseline = 34, target = 40, guardrail = 30 } },
    };

    private static IEnumerable<string> ItemsOfFirstPhase(JsonElement launch) =>
        launch.GetProperty("phases")[0].GetProperty("gates").EnumerateArray()
            .SelectMany(gate => gate.GetProperty("items").EnumerateArray())
            .Select(item => item.GetProperty("id").GetString()!);

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(path, body, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
