using System.Net;
using System.Text.Json;
using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Http;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>Asks other systems for values over guarded HTTP: bounded in time and size, without redirects. What they do is a reading, never an exception.</summary>
public sealed class SourceCalls(OutgoingHttpClient client)
{
    /// <summary>Bytes of an answer: 1 MiB, room for thousands of values.</summary>
    public const int LongestAnswer = 1024 * 1024;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32 };

    /// <param name="read">Makes the reading of the answer's JSON; may throw what reading JSON throws.</param>
    /// <param name="fault">Finds what the JSON of an error says of itself, to be quoted; null quotes nothing.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<Reading> AskAsync(
        HttpRequestMessage request, Func<JsonElement, Reading> read, Func<JsonElement, JsonElement?>? fault, CancellationToken cancellationToken)
    {
        request.Headers.Accept.ParseAdd("application/json");
        var answer = await client.SendAsync(request, readBody: true, cancellationToken, LongestAnswer);
        if (answer.Failure is { } failure)
        {
            return Reading.Failed(failure);
        }

        if (answer.Status != (int)HttpStatusCode.OK)
        {
            var isRedirect = answer.Status is >= 300 and < 400;
            return Reading.Failed($"answered {answer.Status}" + (isRedirect ? ": redirects are not followed" : Quote(answer.Body, fault, request)));
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Body, Json);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text that is not valid Unicode parses, and fails when it is read.
            return Reading.Failed("answered 200, but not with valid JSON");
        }
    }

    private static string Quote(ReadOnlyMemory<byte> body, Func<JsonElement, JsonElement?>? fault, HttpRequestMessage request)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Json);
            return fault?.Invoke(document.RootElement) is { ValueKind: JsonValueKind.String } text ? $": {Quote(text.GetString()!, request)}" : "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    // Some servers repeat what they were sent.
    private static string Quote(string text, HttpRequestMessage request) =>
        $"'{Excerpt.Of(request.Headers.Authorization?.Parameter is { } secret ? text.Replace(secret, "***", StringComparison.Ordinal) : text)}'";
}
