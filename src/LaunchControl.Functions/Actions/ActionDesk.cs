using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Actions;

/// <summary>Shows the form of an action, what it would do, and does it.</summary>
public sealed class ActionDesk(FormDesk forms, PageRequests pages, ILaunchStore store, LaunchCommandHandler commands)
{
    /// <summary>The form as it is at first.</summary>
    internal Task<IResult> ShowAsync(BoardAction action, ActionTarget target) => forms.ShowAsync(Form(action, target), target.Caller);

    /// <summary>Does it, or shows the form again with what is wrong; where it asks twice, shows what it would do first.</summary>
    /// <param name="stored">The launch as it is.</param>
    internal Task<IResult> SubmitAsync(BoardAction action, ActionTarget target, StoredLaunch stored, IFormCollection form, DurableTaskClient client, CancellationToken cancellationToken) =>
        forms.SubmitAsync(Form(action, target), target.Caller, form, new FormReading(_ => target.Launch.Zone, action.IsEdit, action.Shape), async back =>
        {
            var attempt = new ActionAttempt(action, target, stored, back, Submission(back));
            var faults = new FaultList();
            var request = new ActionRequest(target, back.Body, new JsonFields(back.Body, faults), faults, attempt.Submission);
            return action.Work is { } work
                ? await work(request, cancellationToken) is { } refusal ? await forms.AskAgainAsync(back, refusal) : Done(target, action.Id)
                : await CommandAsync(attempt, request, client, cancellationToken);
        });

    private async Task<IResult> CommandAsync(ActionAttempt attempt, ActionRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (action, target, stored, form) = (attempt.Action, attempt.Target, attempt.Stored, attempt.Form);
        var command = await action.Command!(target).Read(target.Caller, target.Launch, request.Fields, cancellationToken);
        if (!request.Faults.IsEmpty)
        {
            return await forms.AskAgainAsync(form, request.Faults.ToRefusal("Look at what you entered."));
        }

        var origin = new CommandOrigin(attempt.Submission, target.Caller.Person, Channel.Api);
        var isSeen = form.IsConfirmed && form.Seen == LaunchETag.Of(stored);
        if (form.IsConfirmed && !isSeen && await store.HasCommittedAsync(target.Launch.Id, attempt.Submission, cancellationToken))
        {
            return Done(target, ActionReceipt.Repeated);
        }

        if (action.AsksTwice && !isSeen)
        {
            return await PreviewAsync(attempt, command, origin, cancellationToken);
        }

        var result = await commands.ExecuteAsync(
            target.Launch.Id, command, origin, new DurableOrchestrations(client), isRepeatedUntilDone: false, cancellationToken,
            action.AsksTwice ? LaunchETag.Demand(form.Seen) : null, known: stored);
        return result switch
        {
            { Refusal: { } refusal } => await RefuseAsync(attempt, refusal, cancellationToken),
            { Outcome: CommandOutcome.Duplicate } => Done(target, ActionReceipt.Repeated),
            { Outcome: CommandOutcome.Unchanged } => Done(target, ActionReceipt.Unchanged),
            _ => AccessRule.ReadLaunch(result.Launch).Allows(target.Caller) ? Done(target, ActionReceipt.Of(result.Launch!)) : await HandedOverAsync(target),
        };
    }

    // What would be refused is refused before anybody confirms it.
    private async Task<IResult> PreviewAsync(ActionAttempt attempt, LaunchCommand command, CommandOrigin origin, CancellationToken cancellationToken)
    {
        var (stored, form) = (attempt.Stored, attempt.Form);
        var outcome = LaunchDecider.Decide(stored.Launch, command, origin, attempt.Target.Now);
        if (outcome.IsRefused)
        {
            return await RefuseAsync(attempt, outcome.Refusal, cancellationToken);
        }

        if (outcome.Decision.IsNoChange)
        {
            return await forms.AskAgainAsync(form, [new FormError("Nothing would change: it is so already.", "")], StatusCodes.Status409Conflict);
        }

        var hasChanged = form.IsConfirmed;
        IReadOnlyList<FormError> errors = hasChanged ? [new FormError("The launch changed while you looked. This is what would happen now.", "")] : [];
        var model = form.Model with { Errors = errors, Seen = LaunchETag.Of(stored) };
        return await forms.ConfirmAsync(ActionPreview.Of(model, stored.Launch, outcome.Decision), hasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    // A form that is sent twice meets what its first sending did.
    private async Task<IResult> RefuseAsync(ActionAttempt attempt, Refusal refusal, CancellationToken cancellationToken) =>
        await store.HasCommittedAsync(attempt.Target.Launch.Id, attempt.Submission, cancellationToken)
            ? Done(attempt.Target, ActionReceipt.Repeated)
            : await forms.AskAgainAsync(attempt.Form, refusal);

    // The board would only say that they may not see it any more.
    private Task<IResult> HandedOverAsync(ActionTarget target) => pages.NoticeAsync(StatusCodes.Status200OK, "Done: others have it in hand now",
        [$"You have no part in {target.Launch.Name} any more, so its board is closed to you."], new Uri("/board", UriKind.Relative), "See your launches");

    private static string Submission(SentForm form) =>
        $"{form.Id}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.Body.GetRawText())).AsSpan(0, 8))}";

    private static SeeOther Done(ActionTarget target, string receipt) => new($"/board/{target.Launch.Id}?{ActionReceipt.Query}={receipt}");

    private static FormModel Form(BoardAction action, ActionTarget target) => new()
    {
        Title = action.Title(target),
        Subject = target.Launch.Name,
        Sentences = action.Sentences(target),
        Fields = action.IsEdit ? [.. action.Fields(target).Select(field => field with { Was = FormAnswers.Normal(field.Value) })] : action.Fields(target),
        Action = action.PathFor(target),
        Button = action.Title(target),
        Back = $"/board/{target.Launch.Id}",
    };
}
