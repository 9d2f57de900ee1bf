using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Actions;

/// <summary>Shows the form of an action, what it would do, and does it.</summary>
public sealed class ActionDesk(PageRenderer renderer, FormTokens tokens, ILaunchStore store, LaunchCommandHandler commands)
{
    /// <summary>The form as it is at first.</summary>
    internal async Task<IResult> ShowAsync(BoardAction action, ActionTarget target) =>
        new PageResult(await renderer.FormAsync(Form(action, target, Asked(action, target))));

    /// <summary>Does it, or shows the form again with what is wrong; where it asks twice, shows what it would do first.</summary>
    /// <param name="stored">The launch as it is.</param>
    internal async Task<IResult> SubmitAsync(BoardAction action, ActionTarget target, StoredLaunch stored, IFormCollection form, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var answers = FormAnswers.Read(form, Asked(action, target));
        if (form["confirmed"] == "no")
        {
            return new PageResult(await renderer.FormAsync(Form(action, target, answers.Fields)));
        }

        if (tokens.Open(form["token"], target.Caller.Person, action.PathFor(target)) is not { } sheet)
        {
            return await AskAgainAsync(action, target, answers, null, [FormTokens.Refused], StatusCodes.Status400BadRequest);
        }

        var faults = new FaultList();
        var body = answers.ToRequest(action.IsEdit, target.Launch.Zone, action.Shape);
        if (answers.Errors.Count > 0)
        {
            return await AskAgainAsync(action, target, answers, form["token"], answers.Errors, StatusCodes.Status422UnprocessableEntity);
        }

        var submission = Submission(sheet, body);
        var attempt = new ActionAttempt(action, target, stored, answers, form["token"].ToString(), submission);
        var request = new ActionRequest(target, body, new JsonFields(body, faults), faults, submission);
        try
        {
            return action.Work is { } work
                ? await work(request, cancellationToken) is { } refusal ? await AskAgainAsync(attempt, refusal) : Done(target, action.Id)
                : await CommandAsync(attempt, form, request, client, cancellationToken);
        }
        catch (RequestRefusedException refused) when (refused.Refusal is { } refusal)
        {
            return await AskAgainAsync(attempt, refusal);
        }
    }

    private async Task<IResult> CommandAsync(ActionAttempt attempt, IFormCollection form, ActionRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (action, target, stored) = (attempt.Action, attempt.Target, attempt.Stored);
        var command = await action.Command!(target).Read(target.Caller, target.Launch, request.Fields, cancellationToken);
        if (!request.Faults.IsEmpty)
        {
            return await AskAgainAsync(attempt, request.Faults.ToRefusal("Look at what you entered."));
        }

        var origin = new CommandOrigin(attempt.Submission, target.Caller.Person, Channel.Api);
        var seen = form["seen"].ToString();
        var isConfirmed = form["confirmed"] == "yes";
        if (isConfirmed && seen != LaunchETag.Of(stored) && await store.HasCommittedAsync(target.Launch.Id, attempt.Submission, cancellationToken))
        {
            return Done(target, ActionReceipt.Repeated);
        }

        if (action.AsksTwice && (!isConfirmed || seen != LaunchETag.Of(stored)))
        {
            return await PreviewAsync(attempt, command, origin, hasChanged: isConfirmed, cancellationToken);
        }

        var result = await commands.ExecuteAsync(
            target.Launch.Id, command, origin, new DurableOrchestrations(client), isRepeatedUntilDone: false, cancellationToken, action.AsksTwice ? LaunchETag.Demand(seen) : null);
        return result switch
        {
            { Refusal: { } refusal } => await RefuseAsync(attempt, refusal, cancellationToken),
            { Outcome: CommandOutcome.Duplicate } => Done(target, ActionReceipt.Repeated),
            { Outcome: CommandOutcome.Unchanged } => Done(target, ActionReceipt.Unchanged),
            _ => Done(target, ActionReceipt.Of(result.Launch!)),
        };
    }

    // What would be refused is refused before anybody confirms it.
    private async Task<IResult> PreviewAsync(ActionAttempt attempt, LaunchCommand command, CommandOrigin origin, bool hasChanged, CancellationToken cancellationToken)
    {
        var (target, stored) = (attempt.Target, attempt.Stored);
        var outcome = LaunchDecider.Decide(stored.Launch, command, origin, target.Now);
        if (outcome.IsRefused)
        {
            return await RefuseAsync(attempt, outcome.Refusal, cancellationToken);
        }

        if (outcome.Decision.IsNoChange)
        {
            return await AskAgainAsync(attempt.Action, target, attempt.Answers, attempt.Token, [new FormError("Nothing would change: it is so already.", "")], StatusCodes.Status409Conflict);
        }

        IReadOnlyList<FormError> errors = hasChanged ? [new FormError("The launch changed while you looked. This is what would happen now.", "")] : [];
        var form = Form(attempt.Action, target, attempt.Answers.Fields, attempt.Token, errors) with { Seen = LaunchETag.Of(stored) };
        return new PageResult(await renderer.ConfirmAsync(ActionPreview.Of(form, stored.Launch, outcome.Decision)), hasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    // A form that is sent twice meets what its first sending did.
    private async Task<IResult> RefuseAsync(ActionAttempt attempt, Refusal refusal, CancellationToken cancellationToken) =>
        await store.HasCommittedAsync(attempt.Target.Launch.Id, attempt.Submission, cancellationToken)
            ? Done(attempt.Target, ActionReceipt.Repeated)
            : await AskAgainAsync(attempt, refusal);

    private Task<IResult> AskAgainAsync(ActionAttempt attempt, Refusal refusal) => AskAgainAsync(
        attempt.Action, attempt.Target, attempt.Answers, attempt.Token, attempt.Answers.ErrorsOf(refusal),
        refusal.Kind == RefusalKind.Invalid ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);

    private async Task<IResult> AskAgainAsync(BoardAction action, ActionTarget target, FormAnswers answers, string? token, IReadOnlyList<FormError> errors, int status) =>
        new PageResult(await renderer.FormAsync(Form(action, target, answers.Fields, token, errors)), status);

    // The same form with the same answers is the same command, however often it is sent; with other answers it is another one.
    private static string Submission(string sheet, JsonElement body) =>
        $"{sheet}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.GetRawText())).AsSpan(0, 8))}";

    private static IReadOnlyList<FormField> Asked(BoardAction action, ActionTarget target) =>
        action.IsEdit ? [.. action.Fields(target).Select(field => field with { Was = FormAnswers.Normal(field.Value) })] : action.Fields(target);

    private static SeeOther Done(ActionTarget target, string receipt) => new($"/board/{target.Launch.Id}?{ActionReceipt.Query}={receipt}");

    private FormModel Form(BoardAction action, ActionTarget target, IReadOnlyList<FormField> fields, string? token = null, IReadOnlyList<FormError>? errors = null) => new()
    {
        Title = action.Title(target),
        Subject = target.Launch.Name,
        Sentences = action.Sentences(target),
        Fields = fields,
        Errors = errors ?? [],
        Action = action.PathFor(target),
        Token = token ?? tokens.Issue(target.Caller.Person, action.PathFor(target)),
        Button = action.Title(target),
        Back = $"/board/{target.Launch.Id}",
    };
}
