namespace LaunchControl.Drivers.OpenApi;

/// <summary>
/// Holds every call of the API to its document: a status, a kind of content or a shape that it does not promise fails the test, and so does an
/// accepted body that it forbids.
/// </summary>
public sealed class DocumentedTraffic(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // The same for every host of a test run, and not cheap to read.
    private static readonly SemaphoreSlim Reading = new(1);
    private static ApiDocument? s_document;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (path.StartsWith("/api/", StringComparison.Ordinal) && path != "/api/openapi.json" && request.Method.Method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE")
        {
            await CheckAsync(await DocumentAsync(request.RequestUri, cancellationToken), request, response, cancellationToken);
        }

        return response;
    }

    private static async Task CheckAsync(ApiDocument document, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var call = $"{request.Method} {request.RequestUri!.PathAndQuery} -> {(int)response.StatusCode}";
        if (document.Find(request.Method, request.RequestUri.AbsolutePath) is not { } operation)
        {
            Assert.True((int)response.StatusCode == 404, $"{call}: no operation of the document.");
            return;
        }

        var answer = operation.Answer((int)response.StatusCode);
        Assert.True(answer is not null, $"{call}: the document has no such status for {operation.Id}.");
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        var content = mediaType is null ? null : answer["content"]?[mediaType];
        Assert.True(text.Length == 0 || content is not null, $"{call}: the document has no {mediaType} there.");
        if (text.Length > 0 && mediaType!.EndsWith("json", StringComparison.Ordinal))
        {
            var fault = document.FaultOf(content!["schema"]!, text);
            Assert.True(fault is null, $"{call}: {fault}\n{text[..Math.Min(text.Length, 2000)]}");
        }

        if (response.IsSuccessStatusCode && operation.BodySchema is { } schema && request.Content is { } sent && await sent.ReadAsStringAsync(cancellationToken) is { Length: > 0 } body)
        {
            var fault = document.FaultOf(schema, body);
            Assert.True(fault is null, $"{call}: accepted what the document forbids: {fault}\n{body[..Math.Min(body.Length, 2000)]}");
        }
    }

    private static async Task<ApiDocument> DocumentAsync(Uri address, CancellationToken cancellationToken)
    {
        await Reading.WaitAsync(cancellationToken);
        try
        {
            if (s_document is null)
            {
                using var http = new HttpClient { BaseAddress = new Uri(address, "/") };
                s_document = await ApiDocument.ReadAsync(http);
            }

            return s_document;
        }
        finally
        {
            Reading.Release();
        }
    }
}
