using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers.OpenApi;

namespace LaunchControl.Drivers;

/// <summary>Uses LaunchControl as its users do: over HTTP.</summary>
public sealed class LaunchApi : IDisposable
{
    public LaunchApi(Uri address, HttpMessageHandler? handler = null)
        : this(address, handler ?? Direct(), disposeHandler: handler is null)
    {
    }

    private LaunchApi(Uri address, HttpMessageHandler handler, bool disposeHandler) =>
        Http = new HttpClient(handler, disposeHandler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };

    /// <summary>Fails the test where the API does what its OpenAPI document does not say.</summary>
    public static LaunchApi HeldToItsDocument(Uri address) => new(address, new DocumentedTraffic(Direct()), disposeHandler: true);

    public HttpClient Http { get; }

    /// <summary>Signs in for everything that follows.</summary>
    public async Task SignInAsync(string email = "pm@contoso.example", params string[] roles) =>
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(email, roles.Length > 0 ? roles : ["Launch.Manage"]));

    public async Task<string> TokenAsync(string email, params string[] roles)
    {
        var answer = await PostAsync("dev/token", new JsonObject { ["email"] = email, ["roles"] = new JsonArray([.. roles.Select(role => JsonValue.Create(role))]) });
        return answer["token"]!.GetValue<string>();
    }

    public async Task<JsonNode> StartAsync(JsonObject? body = null) => await PostAsync("api/launches", body ?? StartRequest.Usual(), HttpStatusCode.Accepted);

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    public Task<JsonNode> LaunchAsync(string id) => GetAsync($"api/launches/{id}");

    public async Task<JsonNode> PostAsync(string path, JsonNode? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Http.PostAsJsonAsync(path, body ?? new JsonObject());
        return await ReadAsync(response, expected);
    }

    public async Task<HttpResponseMessage> PostRawAsync(string path, string body) =>
        await Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<JsonNode> CompleteItemAsync(string launchId, string itemId) => PostAsync(
        $"api/launches/{launchId}/items/{itemId}/complete",
        new JsonObject { ["evidence"] = new JsonArray(new JsonObject { ["url"] = $"https://wiki.contoso.example/{itemId}" }) },
        HttpStatusCode.Accepted);

    public async Task<IReadOnlyList<JsonNode>> MailboxAsync() => [.. (await GetAsync("dev/mailbox.json")).AsArray().Select(mail => mail!)];

    /// <summary>Moves time to an instant; one that is past already is left alone.</summary>
    public async Task MoveToAsync(DateTimeOffset time)
    {
        using var response = await Http.PostAsJsonAsync("dev/clock", new JsonObject { ["now"] = time.ToString("O") });
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity);
    }

    /// <summary>Waits until nothing is under way: what was decided is projected, and its mails are sent. Time is not moved.</summary>
    public Task SettleAsync() => AdvanceAsync("PT0S");

    public Task<JsonNode> AdvanceAsync(string duration) => PostAsync("dev/clock", new JsonObject { ["advance"] = duration });

    /// <summary>Decides as a person would: posts the review page's form.</summary>
    public async Task<HttpResponseMessage> DecideAsync(Uri link, string decision, string comment = "") => await Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, link)
    {
        Content = new FormUrlEncodedContent([new("decision", decision), new("comment", comment)]),
    });

    public void Dispose() => Http.Dispose();

    private static HttpClientHandler Direct() => new() { AllowAutoRedirect = false, UseCookies = false };

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == expected
            ? text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject()
            : throw new HttpRequestException($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri} answered {(int)response.StatusCode}, not {(int)expected}: {text}", null, response.StatusCode);
    }
}
