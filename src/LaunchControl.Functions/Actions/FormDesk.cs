using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Actions;

/// <summary>The steps that all forms share: one is shown, comes back and is read, and is shown again with what is wrong.</summary>
public sealed class FormDesk(PageRenderer renderer, FormTokens tokens)
{
    /// <summary>A form for a caller, with a token of its own.</summary>
    internal async Task<IResult> ShowAsync(FormModel form, Caller caller, int status = StatusCodes.Status200OK) =>
        new PageResult(await renderer.FormAsync(form with { Token = tokens.Issue(caller.Person, form.Action) }), status);

    /// <summary>Does <paramref name="work"/> with a form that came back, or shows it again with what is wrong.</summary>
    /// <param name="form">As it is at first.</param>
    internal async Task<IResult> SubmitAsync(FormModel form, Caller caller, IFormCollection sent, FormReading reading, Func<SentForm, Task<IResult>> work)
    {
        var answers = FormAnswers.Read(sent, form.Fields);
        var filled = form with { Fields = answers.Fields, Token = sent["token"].ToString() };
        if (sent["confirmed"] == "no")
        {
            return await ShowAsync(filled, caller);
        }

        if (tokens.Open(filled.Token, caller.Person, form.Action) is not { } id)
        {
            return await ShowAsync(filled with { Errors = [FormTokens.Refused] }, caller, StatusCodes.Status400BadRequest);
        }

        // Answers may raise further questions.
        var body = answers.ToRequest(reading.IsEdit, reading.ZoneOf(answers), reading.Shape);
        var back = new SentForm(filled with { Fields = answers.Fields }, answers, body, id, sent["seen"].ToString(), sent["confirmed"] == "yes");
        if (answers.Errors.Count > 0)
        {
            return await AskAgainAsync(back, answers.Errors, StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            return await work(back);
        }
        catch (RequestRefusedException refused) when (refused.Refusal is { } refusal)
        {
            return await AskAgainAsync(back, refusal);
        }
    }

    /// <summary>What it would do, to be confirmed.</summary>
    internal async Task<IResult> ConfirmAsync(ConfirmModel model, int status = StatusCodes.Status200OK) => new PageResult(await renderer.ConfirmAsync(model), status);

    internal Task<IResult> AskAgainAsync(SentForm form, Refusal refusal) => AskAgainAsync(form, form.Answers.ErrorsOf(refusal),
        refusal.Kind == RefusalKind.Invalid ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);

    internal async Task<IResult> AskAgainAsync(SentForm form, IReadOnlyList<FormError> errors, int status) =>
        new PageResult(await renderer.FormAsync(form.Model with { Errors = errors }), status);
}
