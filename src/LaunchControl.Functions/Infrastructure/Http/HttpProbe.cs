using System.Text.Json;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>Makes attempts of automated checks over guarded HTTP.</summary>
/// <remarks>Redirects are followed, unless one is what the check expects. The answer's content type is not looked at: what parses as JSON is JSON.</remarks>
public sealed class HttpProbe(OutgoingHttpClient client) : IHttpProbe
{
    public async Task<ProbeResult> ProbeAsync(ItemCheck check, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(check.Url, UriKind.Absolute, out var address))
        {
            return new ProbeResult(false, "is not an http or https address");
        }

        var answer = await CallAsync(address, check, cancellationToken);
        return answer.Failure is { } failure ? new ProbeResult(false, failure) : Judge(check, answer);
    }

    private async Task<OutgoingAnswer> CallAsync(Uri address, ItemCheck check, CancellationToken cancellationToken)
    {
        var readBody = check.Pointer is not null;
        if (check.ExpectedStatus is < 300 or > 399)
        {
            return await client.GetAsync(address, readBody, cancellationToken);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await client.SendAsync(request, readBody, cancellationToken);
    }

    private static ProbeResult Judge(ItemCheck check, OutgoingAnswer answer)
    {
        if (answer.Status != check.ExpectedStatus)
        {
            return new ProbeResult(false, $"answered {answer.Status}, not {check.ExpectedStatus}");
        }

        if (check.Pointer is not { } pointer)
        {
            return new ProbeResult(true, $"answered {answer.Status}");
        }

        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return JudgeValue(check, $"answered {answer.Status}", Excerpt.Of(pointer), JsonPointer.Find(json.RootElement, pointer));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text that is not valid Unicode parses, and fails when it is read.
            return new ProbeResult(false, $"answered {answer.Status}, but not with valid JSON");
        }
    }

    private static ProbeResult JudgeValue(ItemCheck check, string answered, string pointer, JsonElement? value)
    {
        if (value is not { } found)
        {
            return new ProbeResult(false, $"{answered}, but has nothing at {pointer}");
        }

        var text = found.ValueKind is JsonValueKind.String ? found.GetString()! : found.GetRawText();
        return check.Expected is { } expected && text != expected
            ? new ProbeResult(false, $"{answered}, but {pointer} is '{Excerpt.Of(text)}', not '{Excerpt.Of(expected)}'")
            : new ProbeResult(true, $"{answered}, and {pointer} is '{Excerpt.Of(text)}'");
    }
}
