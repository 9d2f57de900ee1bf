using LaunchControl.Core.Attention;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Actions;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.People;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Board;

/// <summary><c>/board/people/{email}</c>: what waits on one person, for that person and for readers. Shows and changes nothing.</summary>
public sealed class PersonBoardFunctions(PageRequests pages, PageRenderer renderer, PersonDesk desk, IAbsences absences, SignOffLinks links, ReaderZones zones, TimeProvider time)
{
    // Only an address has an @ in it: no launch's retrospective has this path.
    [Function("ShowPersonBoard")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/people/{email:regex(@)}")] HttpRequest request, string email, CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            var rule = AccessRule.ReadPerson(email);
            if (!rule.Allows(caller))
            {
                return await pages.ForbiddenAsync(request, caller, rule);
            }

            if (!PersonAddress.TryNormalize(email, out var person))
            {
                return await pages.NoticeAsync(StatusCodes.Status404NotFound, "This is not a mail address", ["The address of the page may be mistyped."], new Uri("/board", UriKind.Relative), "See all launches");
            }

            var asks = await desk.ReadAsync(person, cancellationToken);
            return new PageResult(await renderer.PersonBoardAsync(new PersonBoardModel
            {
                Person = person,
                IsSelf = caller.Is(person),
                Asks = asks,
                Absence = (await absences.ReadAsync([person], cancellationToken)).FirstOrDefault(absence => absence.To >= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
                Done = PersonForms.DoneWith(request.Query[ActionReceipt.Query]),
                MayManage = AccessRule.ManagePerson(person).Allows(caller),
                ReviewPaths = caller.Is(person) ? ReviewPaths(asks) : new Dictionary<string, string>(),
                ReaderZone = await zones.ReadAsync(caller, cancellationToken),
                Now = time.GetUtcNow(),
            }));
        });

    // The same links that were mailed to the person; nobody else is shown them.
    private Dictionary<string, string> ReviewPaths(IReadOnlyList<LaunchAsk> asks) => (
        from one in asks
        where one.Ask.Kind == AskKind.SignOff
        let path = links.PathFor(one.Launch, one.Launch.FindGate(one.Ask.GateId)!, one.Ask.Person, time.GetUtcNow())?.Path
        where path is not null
        select (one.Id, Path: path)).ToDictionary(pair => pair.Id, pair => pair.Path, StringComparer.Ordinal);
}
