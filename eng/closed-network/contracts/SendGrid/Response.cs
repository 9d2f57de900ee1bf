#nullable disable // The official assembly is not annotated.

using System.Net;
using System.Net.Http.Headers;

namespace SendGrid;

public class Response
{
    public Response(HttpStatusCode statusCode, HttpContent responseBody, HttpResponseHeaders responseHeaders)
    {
        StatusCode = statusCode;
        Body = responseBody;
        Headers = responseHeaders;
    }

    public HttpStatusCode StatusCode { get; set; }

    public HttpContent Body { get; set; }

    public HttpResponseHeaders Headers { get; set; }

    public bool IsSuccessStatusCode => (int)StatusCode is >= 200 and <= 299;

    public virtual Dictionary<string, string> DeserializeResponseHeaders(HttpResponseHeaders headers = null) =>
        (headers ?? Headers)?.ToDictionary(header => header.Key, header => header.Value.First()) ?? [];
}
