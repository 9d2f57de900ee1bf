using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Reads request bodies within bounds.</summary>
public static class RequestBody
{
    /// <summary>1 MiB.</summary>
    public const int Largest = 1024 * 1024;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <exception cref="RequestRefusedException">400: not JSON, or a name twice in one object. 413: larger than 1 MiB.</exception>
    public static async Task<RequestJson> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(request, cancellationToken);
        if (bytes.Length == 0)
        {
            throw Malformed("The request has no body. Send a JSON object.");
        }

        try
        {
            return new RequestJson(bytes, JsonDocument.Parse(bytes, Json).RootElement);
        }
        catch (JsonException exception)
        {
            throw Malformed(exception.LineNumber is { } line
                ? $"The body is not valid JSON: line {line + 1}, byte {exception.BytePositionInLine + 1}."
                : "The body is not valid JSON: a name is there twice in one object.");
        }
        catch (InvalidOperationException)
        {
            throw Malformed("The body is not valid JSON: the name of a member is no text (a lone surrogate).");
        }
    }

    /// <summary>The same, for commands whose body may be left out; that is the same as an empty object.</summary>
    public static async Task<RequestJson> ReadOptionalJsonAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.ContentLength is 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count == 0)
            ? new RequestJson("{}"u8.ToArray(), JsonDocument.Parse("{}").RootElement)
            : await ReadJsonAsync(request, cancellationToken);

    /// <summary>The body as it came.</summary>
    /// <exception cref="RequestRefusedException">413: larger than 1 MiB.</exception>
    public static async Task<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await request.Body.ReadAsync(buffer.GetMemory(16 * 1024), cancellationToken)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > Largest)
            {
                throw new RequestRefusedException(Problems.Create(
                    StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is too large", $"A body has at most {Largest} bytes."));
            }
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static RequestRefusedException Malformed(string detail) =>
        new(Problems.Create(StatusCodes.Status400BadRequest, "malformed-json", "The body can't be read", detail));
}
