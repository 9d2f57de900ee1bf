using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.DeadLetters;

/// <summary>Looks after the dead letters of a host over HTTP, as an administrator.</summary>
internal sealed class DeadLetterOffice(RunningHost host, string queue)
{
    public RunningQueue Queue { get; } = new(host, queue);

    /// <summary>Sends a message under an id of its own.</summary>
    public async Task<string> SendAsync(BinaryData body, params (string Name, object Value)[] properties)
    {
        var message = new ServiceBusMessage(body) { MessageId = Guid.NewGuid().ToString("N") };
        foreach (var (name, value) in properties)
        {
            message.ApplicationProperties[name] = value;
        }

        await Queue.SendAsync(message);
        return message.MessageId;
    }

    public async Task<IReadOnlyList<JsonNode>> ListAsync(string query = "") =>
        [.. (await CallAsync(HttpMethod.Get, $"api/dead-letters?queue={queue}{query}")).Body["items"]!.AsArray().Select(letter => letter!)];

    /// <summary>Waits for the dead letter of a message.</summary>
    public async Task<JsonNode> FindAsync(string messageId) => (await Eventually.GetAsync(
        async () => (await ListAsync()).FirstOrDefault(letter => letter["messageId"]!.GetValue<string>() == messageId), letter => letter is not null, "A dead letter"))!;

    public async Task<bool> HasAsync(string messageId) => (await ListAsync()).Any(letter => letter["messageId"]!.GetValue<string>() == messageId);

    public Task<ApiAnswer> ReplayAsync(string id, JsonNode? body = null) => CallAsync(HttpMethod.Post, $"api/dead-letters/{id}/replay", body);

    public Task<ApiAnswer> DiscardAsync(string id, string? reason) =>
        CallAsync(HttpMethod.Post, $"api/dead-letters/{id}/discard", reason is null ? null : new JsonObject { ["reason"] = reason });

    public async Task<ApiAnswer> CallAsync(HttpMethod method, string path, JsonNode? body = null, string person = "ops@contoso.example", string role = "Launch.Admin")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await host.Api.TokenAsync(person, role));
        using var response = await host.Api.Http.SendAsync(request);
        return new ApiAnswer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>The board of a launch, for a signed-in person.</summary>
    public async Task<string> BoardAsync(string launchId, string person, params string[] roles)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"board/{launchId}");
        request.Headers.Add("Cookie", $"launchcontrol-development={await host.Api.TokenAsync(person, roles)}");
        using var response = await host.Api.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
