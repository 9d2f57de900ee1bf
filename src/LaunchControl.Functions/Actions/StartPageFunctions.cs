using System.Globalization;
using System.Security.Cryptography;
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
    PageRequests pages, PageRenderer renderer, IPlaybooks playbooks, StartLaunchReader reader, LaunchStarter starter, FormDesk forms, IOptions<SiteOptions> site)
{
    private const string Route = "start";

    [Function("ShowStart")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellationToken) =>
        RunAsync(request, (caller, playbook) => forms.ShowAsync(Form(caller, playbook) with { Fields = StartForm.Fields(playbook, caller, request.Query["cloneOf"]) }, caller), cancellationToken);

    [Function("SubmitStart")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        FormPosts.IsFromOurPages(request, site.Value.BaseAddress)
            ? RunAsync(request, async (caller, playbook) =>
            {
                var sent = await FormFields.ReadAsync(request, cancellationToken, FormFields.LargestOfBoard);
                var reading = new FormReading(StartForm.ZoneOf, Shape: members => StartForm.Complete(members, playbook, VersionOf(sent, playbook)));
                return await forms.SubmitAsync(Form(caller, playbook), caller, sent, reading, form => StartAsync(form, caller, new DurableOrchestrations(client), cancellationToken));
            }, cancellationToken)
            : pages.ForeignFormAsync();

    // The form is its own idempotency key: sent twice, it starts one launch.
    private async Task<IResult> StartAsync(SentForm form, Caller caller, DurableOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var origin = new CommandOrigin(form.Id, caller.Person, Channel.Api) { TraceParent = LaunchControlTrace.Parent };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(form.Body);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (form.IsConfirmed && await starter.FindAsync(form.Id, fingerprint, origin, orchestrations, cancellationToken) is { } earlier)
        {
            return await AfterAsync(earlier, form, caller);
        }

        var (start, playbook) = await reader.ReadAsync(new RequestJson(bytes, form.Body), caller, cancellationToken);
        return form.IsConfirmed
            ? await AfterAsync(await starter.StartAsync(start, playbook, origin, form.Id, fingerprint, orchestrations, cancellationToken), form, caller)
            : await forms.ConfirmAsync(Plan(form, starter.Plan(start, playbook, origin)));
    }

    private async Task<IResult> AfterAsync(CommandResult result, SentForm form, Caller caller) => result switch
    {
        { Refusal: null } => new SeeOther($"/board/{result.Launch!.Id}?{ActionReceipt.Query}={ActionReceipt.Started}"),
        { Refusal.Code: "idempotency-key-reused" } => await forms.ShowAsync(form.Model with { Errors = [StartedBefore] }, caller, StatusCodes.Status409Conflict),
        { Refusal: { } refusal } => await forms.AskAgainAsync(form, refusal),
    };

    // From a page that the browser kept, with other answers.
    private static FormError StartedBefore { get; } =
        new("You started a launch with this form before, as it was then. See all launches, and change that one; or send the form once more, and it starts another launch.", "");

    private static ConfirmModel Plan(SentForm form, Core.Launches.Launch planned) => new()
    {
        Form = form.Model with { Subject = planned.Name },
        Question = "Start this launch?",
        TimeZone = planned.TimeZone,
        Effects = [.. StartForm.Effects(planned)],
        Gates = [.. planned.Gates.Select(gate => new GateEffect(gate.Name, null, gate.Status, [], null, gate.DueAt))],
    };

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

    // A version that comes out while somebody looks at the plan does not change what they confirm.
    private static int VersionOf(IFormCollection form, Playbook latest) =>
        form["confirmed"] == "yes" && int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen <= latest.Version ? seen : latest.Version;

    private static string PathOf(Playbook playbook) => $"/{Route}?playbook={Uri.EscapeDataString(playbook.Id)}";

    private static FormModel Form(Caller caller, Playbook playbook) => new()
    {
        Title = "Start a launch",
        Subject = playbook.Name,
        Sentences = [playbook.Description, "Nothing starts before you have seen the plan."],
        Fields = StartForm.Fields(playbook, caller),
        Action = PathOf(playbook),
        Seen = playbook.Version.ToString(CultureInfo.InvariantCulture),
        Button = "Start the launch",
        Back = "/board",
    };
}
