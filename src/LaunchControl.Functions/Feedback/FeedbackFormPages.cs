using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Feedback;

/// <summary>The pages behind a feedback link.</summary>
public sealed class FeedbackFormPages(PageRequests pages, PageRenderer renderer, Randomness randomness)
{
    /// <summary>A fresh form, or one that could not be taken with what was typed into it.</summary>
    public async Task<IResult> FormAsync(string token, Launch launch, FeedbackInput input, IReadOnlyList<FormError> errors) => new PageResult(
        await renderer.FeedbackFormAsync(new FeedbackFormModel
        {
            LaunchName = launch.Name,
            FormAction = $"/feedback/{token}",
            Input = input with { Submission = input.Submission ?? randomness.NewId() },
            Errors = errors,
        }),
        errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    public Task<IResult> ThanksAsync(string token, Launch launch) => pages.NoticeAsync(
        StatusCodes.Status200OK, "Thank you", [$"What you sent is with the team of {launch.Name}.", "You can close this page. Nothing else is needed from you."],
        new Uri($"/feedback/{token}", UriKind.Relative), "Tell us something else");

    /// <summary>The same for every link that does not work, whatever is wrong with it.</summary>
    public Task<IResult> UnknownAsync() => pages.NoticeAsync(
        StatusCodes.Status404NotFound, "This link does not work",
        ["It may be incomplete, or it was replaced or taken back. Nothing was recorded.", "Please ask whoever gave it to you for a new one."]);

    public Task<IResult> ClosedAsync(Launch launch) => pages.NoticeAsync(
        StatusCodes.Status410Gone, "Feedback is closed", [$"{launch.Name} takes no feedback any more. Nothing was recorded.", "Thank you for wanting to tell us."]);

    public Task<IResult> FullAsync() => pages.NoticeAsync(
        StatusCodes.Status409Conflict, "There is no room for more feedback", ["Your feedback was not recorded: so much came in that we can't take more.", "Please tell whoever gave you the link."]);

    public Task<IResult> ForeignFormAsync() => pages.NoticeAsync(
        StatusCodes.Status403Forbidden, "This form came from another site", ["Nothing was recorded.", "Please open the link itself and use the form there."]);
}
