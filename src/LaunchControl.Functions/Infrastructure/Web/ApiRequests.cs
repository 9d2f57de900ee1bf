using LaunchControl.Core.Auditing;
using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>What every API endpoint has in common: who calls, whether they may, and problem details for whatever goes wrong.</summary>
public sealed partial class ApiRequests(AccessTokens tokens, AccessAudit audit, RateLimits limits, ILogger<ApiRequests> logger)
{
    private const string Scheme = "Bearer ";

    public Task<IResult> RunAsync(HttpRequest request, AccessRule rule, Func<Caller, Task<IResult>> work) => RunUnidentifiedAsync(request, async () =>
    {
        var caller = await IdentifyAsync(request);
        Demand(caller, rule);
        var answer = await work(caller);
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status403Forbidden })
        {
            // The launch's own rules have refused it.
            await audit.NoteAsync(request, caller, RefusedBecause.NotOfThisLaunch);
        }

        return answer;
    });

    /// <summary>The same for an endpoint that anybody can reach, with an authentication of its own to check: so many requests a minute from one address.</summary>
    public Task<IResult> RunPublicAsync(HttpRequest request, PublicUse use, Func<Task<IResult>> work) => RunUnidentifiedAsync(request, () =>
        limits.Refuse(request, use) is { } wait ? Task.FromResult(TooMany(request, wait)) : work());

    /// <summary>The same for an endpoint with an authentication of its own, which is then its own to check.</summary>
    public async Task<IResult> RunUnidentifiedAsync(HttpRequest request, Func<Task<IResult>> work)
    {
        using var span = LaunchControlTrace.StartRequest("api request", request.Headers.TraceParent);
        try
        {
            return await work();
        }
        catch (AccessRefusedException refused)
        {
            await audit.NoteAsync(request, refused.Caller, refused.Why);
            return refused.Answer;
        }
        catch (IssuerUnreachableException)
        {
            RetryAfter.Set(request.HttpContext.Response, IssuerUnreachableException.RetryAfter);
            return Problems.Create(StatusCodes.Status503ServiceUnavailable, "sign-in-unavailable", "Nobody can be signed in right now",
                "The token issuer can't be reached, so your token can't be checked. Nothing was changed. Try again in a few seconds.");
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
            throw new AccessRefusedException(Problems.Create(StatusCodes.Status403Forbidden, "forbidden", "You may not do this", rule.Sentence), caller, rule.Lack);
        }
    }

    /// <exception cref="AccessRefusedException">401, worded alike whatever is wrong with the token.</exception>
    private async Task<Caller> IdentifyAsync(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization] is [{ } one] && one.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? one : null;
        if (header is not null && await tokens.ValidateAsync(header[Scheme.Length..].Trim(), request.HttpContext.RequestAborted) is { } caller)
        {
            return caller;
        }

        request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        throw new AccessRefusedException(
            Problems.Create(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first", "Send a valid access token: 'Authorization: Bearer TOKEN'."),
            null, request.Headers.ContainsKey(HeaderNames.Authorization) ? RefusedBecause.TokenNotValid : RefusedBecause.NoToken);
    }

    private static IResult TooMany(HttpRequest request, TimeSpan wait)
    {
        RetryAfter.Set(request.HttpContext.Response, wait);
        return Problems.Create(StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests",
            $"Nothing was taken from this request. Send it again in {wait.TotalSeconds:0} seconds.");
    }

    private static string WithoutAddresses(string path) => string.Join('/', path.Split('/').Select(part => part.Contains('@', StringComparison.Ordinal) ? "***" : part));

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void LogFault(Exception exception, string method, string path);
}
