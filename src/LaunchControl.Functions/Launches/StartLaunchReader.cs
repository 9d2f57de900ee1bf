using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.People;
using LaunchControl.Functions.Playbooks;

namespace LaunchControl.Functions.Launches;

/// <summary>Reads a request to start a launch, and finds every fault in it: shape, rules, references to what is stored.</summary>
public sealed class StartLaunchReader(IPlaybooks playbooks, ExternalGateReader gates, LaunchCommandEndpoint launches, BlackoutReader blackouts, IAbsences absences, TimeProvider time)
{
    /// <exception cref="RequestRefusedException">422 with all faults at once; 404 or 403 for an earlier launch that is unknown or not to be seen.</exception>
    public async Task<(StartLaunch Start, Playbook Playbook)> ReadAsync(RequestJson body, Caller caller, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var fields = new JsonFields(body.Root, faults);
        var earlier = fields.String("cloneOf") is { } id ? await ReadEarlierAsync(id, caller, cancellationToken) : null;
        var playbook = await ReadPlaybookAsync(fields, faults, earlier, cancellationToken);
        var start = StartLaunchBody.Read(fields, caller.Person) with
        {
            WaitsFor = await ReadWaitsForAsync(fields, caller, cancellationToken),
            OverrideReason = BlackoutReader.ReadOverride(fields, caller),
        };
        if (fields.IsObject)
        {
            fields.RefuseUnknown();
            start = await blackouts.CompleteAsync(earlier is null ? start : CloneLaunch.Fill(start, earlier, playbook), cancellationToken);
            var away = await absences.ReadWithDelegatesAsync(start.People.SelectMany(role => role.Value), cancellationToken);
            start = start with { Absences = away };
            StartLaunchRules.Check(start, playbook, away, time.GetUtcNow(), faults);
        }

        return faults.IsEmpty ? (start, playbook!) : throw new RequestRefusedException(faults.ToRefusal("The request has faults; nothing was stored."));
    }

    private async Task<Launch> ReadEarlierAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await launches.RequireAsync(id, caller, AccessRule.ReadLaunch, cancellationToken);
        }
        catch (RequestRefusedException refused) when (refused.Refusal is { Kind: RefusalKind.NotFound } refusal)
        {
            throw new RequestRefusedException(refusal with { Faults = new Dictionary<string, IReadOnlyList<string>> { ["/cloneOf"] = [refusal.Message] } });
        }
    }

    // A clone has the playbook, and the version, of its original unless it names another.
    private Task<Playbook?> ReadPlaybookAsync(JsonFields fields, FaultList faults, Launch? earlier, CancellationToken cancellationToken) =>
        earlier is not null && fields.TakeNull("playbook")
            ? playbooks.FindAsync(earlier.Playbook.Id, earlier.Playbook.Version, cancellationToken)
            : PlaybookChoice.ReadAsync(fields, faults, playbooks, cancellationToken);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<GateReference>>> ReadWaitsForAsync(JsonFields fields, Caller caller, CancellationToken cancellationToken)
    {
        var waitsFor = new Dictionary<string, IReadOnlyList<GateReference>>(StringComparer.Ordinal);
        if (fields.Object("waitsFor") is { } members)
        {
            foreach (var gate in members.Names)
            {
                waitsFor[gate] = await gates.ReadAsync(members, gate, caller, cancellationToken);
            }
        }

        return waitsFor;
    }
}
