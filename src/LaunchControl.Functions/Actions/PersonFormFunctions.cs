using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Actions;

/// <summary><c>/board/people/{email}/away</c>, <c>back</c> and <c>settings</c>: forms about a person, for themselves, managers and, for absences, owners of their launches.</summary>
public sealed class PersonFormFunctions(PageRequests pages, PersonForms forms, FormDesk desk, IOptions<SiteOptions> site)
{
    private const string Route = "board/people/{email:regex(@)}/{form}";

    [Function("ShowPersonForm")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string email, string form, CancellationToken cancellationToken) =>
        RunAsync(request, email, form, (found, person, caller) => desk.ShowAsync(Form(found, person, caller), caller), cancellationToken);

    [Function("SubmitPersonForm")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string email,
        string form,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        FormPosts.IsFromOurPages(request, site.Value.BaseAddress)
            ? RunAsync(request, email, form, (found, person, caller) => SubmitAsync(request, found, person, caller, client, cancellationToken), cancellationToken)
            : pages.ForeignFormAsync();

    private async Task<IResult> SubmitAsync(HttpRequest request, PersonForm found, string person, Caller caller, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var sent = await FormFields.ReadAsync(request, cancellationToken, FormFields.LargestOfBoard);
        return await desk.SubmitAsync(Form(found, person, caller), caller, sent, new FormReading(_ => TimeZoneInfo.Utc), async form =>
        {
            var faults = new FaultList();
            return await found.Work(caller, new JsonFields(form.Body, faults), faults, client, cancellationToken) is { } refusal
                ? await desk.AskAgainAsync(form, refusal)
                : new SeeOther($"{PageAfter(person, caller)}?{ActionReceipt.Query}={found.Id}");
        });
    }

    private Task<IResult> RunAsync(HttpRequest request, string email, string form, Func<PersonForm, string, Caller, Task<IResult>> work, CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            if (!PersonAddress.TryNormalize(email, out var person) || await forms.FindAsync(form, person, caller, cancellationToken) is not { } found)
            {
                return await pages.ForbiddenAsync(request, caller, AccessRule.ManagePerson(email));
            }

            return await work(found, person, caller);
        });

    private static string PageOf(string person) => $"/board/people/{Uri.EscapeDataString(person)}";

    // Whoever only owns a launch of the person has a page of their own to go to.
    private static string PageAfter(string person, Caller caller) => PageOf(AccessRule.ReadPerson(person).Allows(caller) ? person : caller.Person);

    private static string PathOf(PersonForm found, string person) => $"{PageOf(person)}/{found.Id}";

    private static FormModel Form(PersonForm found, string person, Caller caller) => new()
    {
        Title = found.Title,
        Sentences = found.Sentences,
        Fields = found.Fields,
        Action = PathOf(found, person),
        Button = found.Fields.Count == 0 ? found.Title : "Save",
        Back = PageAfter(person, caller),
    };
}
