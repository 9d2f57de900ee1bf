using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>Answers to what was done with a dead letter.</summary>
internal static class DeadLetterResponses
{
    public static IResult From(DeadLetterResult result) => result.Refusal is { } refusal
        ? Problems.From(refusal)
        : Results.Json(result.Receipt, ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
}
