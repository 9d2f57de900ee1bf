using LaunchControl.Core.Launches;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Ends a request early with an answer that is already known, such as 400 for malformed JSON.</summary>
public class RequestRefusedException(IResult answer) : Exception("The request was refused.")
{
    public RequestRefusedException(Refusal refusal)
        : this(Problems.From(refusal)) =>
        Refusal = refusal;

    /// <summary>Why, where it is more than an answer.</summary>
    public Refusal? Refusal { get; }

    public IResult Answer { get; } = answer;
}
