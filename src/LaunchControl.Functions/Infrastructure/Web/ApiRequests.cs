using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>What every API endpoint has in common: who calls, whether they may, and problem details for whatever goes wrong.</summary>
public sealed partial class ApiRequests(AccessTokens tokens, ILogger<ApiRequests> logger)
{
    private const string Scheme = "Bearer ";

    public Task<IResult> RunAsync(HttpRequest request, AccessRule rule, Func<Caller, Task<IResult>> work) => RunUnidentifiedAsync(request, async () =>
    {
        if (await IdentifyAsync(request) is not { } caller)
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Create(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first", "Send a valid access token: 'Authorization: Bearer TOKEN'.");
        }

        Demand(caller, rule);
        return await work(caller);
    });

    /// <summary>The same for an endpoint with an authentication of its own, which is then its own to check.</summary>
    public async Task<IResult> RunUnidentifiedAsync(HttpRequest request, Func<Task<IResult>> work)
    {
        using var span = LaunchControlTrace.StartRequest("api request", request.Headers.TraceParent);
        try
        {
            return await work();
        }
        catch (RequestRefusedException refused)
        {
            return refused.Answer;
        }
        catch (BadHttpRequestException exception)
        {
            return Problems.Create(exception.StatusCode, "bad-request", "The request can't be read", exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            LogFault(exception, request.Method, WithoutAddresses(request.Path));
            return Problems.Create(StatusCodes.Status500InternalServerError, "fault", "Something went wrong on our side",
                "The request may or may not have been carried out. Look at the launch, then try again; the trace id finds the cause in the logs.");
        }
    }

    /// <exception cref="RequestRefusedException">403: the caller may not.</exception>
    public static void Demand(Caller caller, AccessRule rule)
    {
        if (!rule.Allows(caller))
        {
            throw new RequestRefusedException(Problems.Create(StatusCodes.Status403Forbidden, "forbidden", "You may not do this", rule.Sentence));
        }
    }

    private async Task<Caller?> IdentifyAsync(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization] is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await tokens.ValidateAsync(header[Scheme.Length..].Trim())
            : null;

    private static string WithoutAddresses(string path) => string.Join('/', path.Split('/').Select(part => part.Contains('@', StringComparison.Ordinal) ? "***" : part));

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void LogFault(Exception exception, string method, string path);
}
