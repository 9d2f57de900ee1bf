#nullable disable // The official assembly is not annotated.

using System.Net.Http.Headers;
using LaunchControl.ClosedNetwork;
using SendGrid.Helpers.Mail;

namespace SendGrid;

public abstract class BaseClient : ISendGridClient
{
    private readonly BaseClientOptions options;

    protected BaseClient(BaseClientOptions options)
    {
        this.options = options ?? throw new ArgumentNullException(nameof(options));
    }

    protected BaseClient(HttpClient httpClient, BaseClientOptions options)
        : this(options)
    {
    }

    public enum Method
    {
        DELETE = 0,
        GET = 1,
        PATCH = 2,
        POST = 3,
        PUT = 4,
    }

    public string UrlPath
    {
        get => options.UrlPath;
        set => options.UrlPath = value;
    }

    public string Version
    {
        get => options.Version;
        set => options.Version = value;
    }

    public string MediaType { get; set; } = "application/json";

    public virtual AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header) => throw NotHere();

    public virtual Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default) =>
        throw NotHere();

    public Task<Response> RequestAsync(
        Method method,
        string requestBody = null,
        string queryParams = null,
        string urlPath = null,
        CancellationToken cancellationToken = default) => throw NotHere();

    public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default) => throw NotHere();

    private static PlatformNotSupportedException NotHere() =>
        NeedsOfficialPackage.Exception("SendGrid", "Register another ISendGridClient, as LaunchControl.LocalHost does for its mailbox.");
}
