namespace LaunchControl.Functions.Infrastructure.Http;

/// <summary>A request that must not be made. Nothing was sent.</summary>
/// <param name="reason">Says of the address what is wrong with it: <c>is not an http or https address</c>.</param>
public sealed class RequestNotAllowedException(string reason) : HttpRequestException($"The address {reason}.")
{
    public string Reason => reason;
}
