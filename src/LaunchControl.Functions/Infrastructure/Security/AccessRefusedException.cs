using LaunchControl.Core.Auditing;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Ends the request of somebody who may not make it. It is written down before it is answered.</summary>
public sealed class AccessRefusedException(IResult answer, Caller? caller, RefusedBecause why) : RequestRefusedException(answer)
{
    /// <summary>Null for whoever is not known.</summary>
    public Caller? Caller { get; } = caller;

    public RefusedBecause Why { get; } = why;
}
