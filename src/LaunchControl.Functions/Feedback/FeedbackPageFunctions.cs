using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Feedback;

/// <summary><c>/feedback/{token}</c>: a launch's public feedback form, for whoever has its address. GET shows and changes nothing; POST stores what was typed.</summary>
public sealed class FeedbackPageFunctions(
    PageRequests pages, FeedbackLinks links, FeedbackFormPages forms, IFeedback feedback, Randomness randomness, IOptions<SiteOptions> site, TimeProvider time)
{
    private const string Thanks = "thanks";

    [Function("ShowFeedbackForm")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feedback/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        pages.RunPublicAsync(request, PublicUse.ReadFeedbackForm, token, async () => await links.FindAsync(token, cancellationToken) switch
        {
            null => await forms.UnknownAsync(),
            var launch when request.Query.ContainsKey(Thanks) => await forms.ThanksAsync(token, launch),
            var launch when !FeedbackWindow.IsOpen(launch, time.GetUtcNow()) => await forms.ClosedAsync(launch),
            var launch => await forms.FormAsync(token, launch, new FeedbackInput(), []),
        });

    [Function("SubmitFeedback")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "feedback/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        pages.RunPublicAsync(request, PublicUse.SendFeedback, token, async () =>
        {
            if (!FormPosts.IsFromOurPages(request, site.Value.BaseAddress))
            {
                return await forms.ForeignFormAsync();
            }

            if (await links.FindAsync(token, cancellationToken) is not { } launch)
            {
                return await forms.UnknownAsync();
            }

            return FeedbackWindow.IsOpen(launch, time.GetUtcNow()) ? await TakeAsync(request, token, launch, cancellationToken) : await forms.ClosedAsync(launch);
        });

    private async Task<IResult> TakeAsync(HttpRequest request, string token, Launch launch, CancellationToken cancellationToken)
    {
        var input = await FeedbackForm.ReadAsync(request, cancellationToken);
        if (FeedbackForm.ErrorsOf(input) is { Count: > 0 } errors)
        {
            return await forms.FormAsync(token, launch, input, errors);
        }

        var entry = FeedbackEntry.Of(FeedbackForm.ToDraft(input, input.Submission ?? randomness.NewId()), time.GetUtcNow());
        var stored = await feedback.AddAsync(launch.Id, [entry], cancellationToken);
        return stored.IsFull ? await forms.FullAsync() : new SeeOther($"/feedback/{token}?{Thanks}");
    }
}
