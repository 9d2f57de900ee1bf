using System.Globalization;
using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Telemetry;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Actions;

/// <summary><c>/start</c>: choose a playbook; <c>/start?playbook=ID</c>: start a launch of it. GET changes nothing.</summary>
public sealed class StartPageFunctions(
    PageRequests pages, PageRenderer renderer, IPlaybooks playbooks, StartLaunchReader reader, LaunchStarter starter, FormTokens tokens, IOptions<SiteOptions> site)
{
    private const string Route = "start";

    [Function("ShowStart")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellationToken) =>
        RunAsync(request, async (caller, playbook) => new PageResult(await renderer.FormAsync(Form(caller, playbook, StartForm.Fields(playbook, caller, request.Query["cloneOf"])))), cancellationToken);

    [Function("SubmitStart")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        FormPosts.IsFromOurPages(request, site.Value.BaseAddress)
            ? RunAsync(request, (caller, playbook) => StartAsync(request, caller, playbook, client, cancellationToken), cancellationToken)
            : pages.ForeignFormAsync();

    private async Task<IResult> StartAsync(HttpRequest request, Caller caller, Playbook playbook, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = await FormFields.ReadAsync(request, cancellationToken, FormFields.LargestOfBoard);
        var answers = FormAnswers.Read(form, StartForm.Fields(playbook, caller));
        if (form["confirmed"] == "no")
        {
            return new PageResult(await renderer.FormAsync(Form(caller, playbook, answers.Fields)));
        }

        if (tokens.Open(form["token"], caller.Person, PathOf(playbook)) is not { } submission)
        {
            return await AskAgainAsync(caller, playbook, answers, [FormTokens.Refused], StatusCodes.Status400BadRequest);
        }

        var body = answers.ToRequest(isEdit: false, StartForm.ZoneOf(answers), members => StartForm.Complete(members, playbook, VersionOf(form, playbook)));
        if (answers.Errors.Count > 0)
        {
            return await AskAgainAsync(caller, playbook, answers, answers.Errors, StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            return await StartAsync(form, caller, answers, body, submission, client, cancellationToken);
        }
        catch (RequestRefusedException refused) when (refused.Refusal is { } refusal)
        {
            return await AskAgainAsync(caller, playbook, answers, answers.ErrorsOf(refusal), StatusCodes.Status422UnprocessableEntity);
        }
    }

    // The form is its own idempotency key: sent twice, it starts one launch.
    private async Task<IResult> StartAsync(
        IFormCollection form, Caller caller, FormAnswers answers, JsonElement body, string submission, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var origin = new CommandOrigin(submission, caller.Person, Channel.Api) { TraceParent = LaunchControlTrace.Parent };
        var orchestrations = new DurableOrchestrations(client);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        var fingerprint = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        if (form["confirmed"] == "yes" && await starter.FindAsync(submission, fingerprint, origin, orchestrations, cancellationToken) is { } earlier)
        {
            return Started(earlier);
        }

        var (start, playbook) = await reader.ReadAsync(new RequestJson(bytes, body), caller, cancellationToken);
        if (form["confirmed"] == "yes")
        {
            return Started(await starter.StartAsync(start, playbook, origin, submission, fingerprint, orchestrations, cancellationToken));
        }

        var planned = starter.Plan(start, playbook, origin);
        return new PageResult(await renderer.ConfirmAsync(new ConfirmModel
        {
            Form = Form(caller, playbook, answers.Fields, form["token"]) with { Subject = planned.Name },
            Question = "Start this launch?",
            TimeZone = planned.TimeZone,
            Effects = [.. StartForm.Effects(planned)],
            Gates = [.. planned.Gates.Select(gate => new GateEffect(gate.Name, null, gate.Status, [], null, gate.DueAt))],
        }));
    }

    /// <exception cref="RequestRefusedException">It was refused.</exception>
    private static SeeOther Started(CommandResult result) => result.Refusal is { } refusal
        ? throw new RequestRefusedException(refusal)
        : new SeeOther($"/board/{result.Launch!.Id}?{ActionReceipt.Query}={ActionReceipt.Started}");

    private Task<IResult> RunAsync(HttpRequest request, Func<Caller, Playbook, Task<IResult>> work, CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            if (!AccessRule.Manage.Allows(caller))
            {
                return await pages.ForbiddenAsync(request, caller, AccessRule.Manage);
            }

            var asked = request.Query["playbook"].ToString();
            return asked.Length > 0 && (await playbooks.FindHeadAsync(asked, cancellationToken)).Latest is { } playbook
                ? await work(caller, playbook)
                : new PageResult(await renderer.ChoosePlaybookAsync(new ChoosePlaybookModel { Playbooks = await playbooks.ListLatestAsync(cancellationToken), IsUnknown = asked.Length > 0 }),
                    asked.Length > 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
        });

    private async Task<IResult> AskAgainAsync(Caller caller, Playbook playbook, FormAnswers answers, IReadOnlyList<FormError> errors, int status) =>
        new PageResult(await renderer.FormAsync(Form(caller, playbook, answers.Fields) with { Errors = errors }), status);

    // A version that comes out while somebody looks at the plan does not change what they confirm.
    private static int VersionOf(IFormCollection form, Playbook latest) =>
        form["confirmed"] == "yes" && int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen <= latest.Version ? seen : latest.Version;

    private static string PathOf(Playbook playbook) => $"/{Route}?playbook={Uri.EscapeDataString(playbook.Id)}";

    private FormModel Form(Caller caller, Playbook playbook, IReadOnlyList<FormField> fields, string? token = null) => new()
    {
        Title = "Start a launch",
        Subject = playbook.Name,
        Sentences = [playbook.Description, "Nothing starts before you have seen the plan."],
        Fields = fields,
        Action = PathOf(playbook),
        Seen = playbook.Version.ToString(CultureInfo.InvariantCulture),
        Token = token ?? tokens.Issue(caller.Person, PathOf(playbook)),
        Button = "Start the launch",
        Back = "/board",
    };
}
