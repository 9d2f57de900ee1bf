using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Finds what stands around a launch date: blackout windows, holidays, other launches.</summary>
public sealed class BlackoutReader(IBlackouts blackouts, ILaunchIndex index)
{
    /// <summary>The request with everything that its date is judged by.</summary>
    public async Task<StartLaunch> CompleteAsync(StartLaunch start, CancellationToken cancellationToken) => start with
    {
        Blackouts = (await blackouts.ReadAsync(cancellationToken)).Calendar,
        Others = await OthersAsync(cancellationToken),
    };

    /// <inheritdoc cref="CompleteAsync(StartLaunch, CancellationToken)"/>
    public async Task<Reschedule> CompleteAsync(Reschedule move, CancellationToken cancellationToken) => move with
    {
        Blackouts = (await blackouts.ReadAsync(cancellationToken)).Calendar,
        Others = await OthersAsync(cancellationToken),
    };

    /// <summary>Launches that are not over.</summary>
    public async Task<IReadOnlyList<LaunchFootprint>> OthersAsync(CancellationToken cancellationToken)
    {
        List<LaunchFootprint> footprints = [];
        await foreach (var footprint in index.ListFootprintsAsync(cancellationToken))
        {
            footprints.Add(footprint);
        }

        return footprints;
    }

    /// <summary>Why a date is taken although nothing is launched then; null where the request gives no override.</summary>
    /// <exception cref="RequestRefusedException">403: the caller may not override.</exception>
    public static string? ReadOverride(JsonFields fields, Caller caller)
    {
        if (fields.Object("blackoutOverride") is not { IsObject: true } given)
        {
            return null;
        }

        ApiRequests.Demand(caller, AccessRule.OverrideBlackout);
        var reason = given.String("reason") ?? "";
        given.RefuseUnknown();
        return reason;
    }
}
