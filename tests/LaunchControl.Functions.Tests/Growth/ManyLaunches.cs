using System.Globalization;
using Azure.Data.Tables;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Growth;

/// <summary>Writes launches that are over straight into the tables, as copies of one that is there.</summary>
/// <remarks>Each has its row in the index. In the launches' own table each has its root row only: nothing reads a launch that is over without being asked for it.</remarks>
internal sealed class ManyLaunches(RunningHost host)
{
    private const int AtOnce = 8;

    private readonly LaunchControlTables _tables = host.App.Services.GetRequiredService<LaunchControlTables>();
    private readonly TimeProvider _time = host.App.Services.GetRequiredService<TimeProvider>();

    private int _written;

    /// <summary>Writes so many more.</summary>
    public async Task AddAsync(string likeLaunchId, int count)
    {
        var like = (await host.App.Services.GetRequiredService<ILaunchStore>().ReadAsync(likeLaunchId, CancellationToken.None))!.Launch;
        var all = Enumerable.Range(_written, count).Select(number => Over(like, number)).ToList();
        _written += count;
        await Parallel.ForEachAsync(all.Chunk(EntityGroupTransaction.MostActions), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (some, token) =>
            await _tables.LaunchIndex.SubmitTransactionAsync([.. some.Select(launch => new TableTransactionAction(TableTransactionActionType.Add, IndexRow(launch)))], token));
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (launch, token) =>
            await _tables.Launches.AddEntityAsync(LaunchRows.Launch(launch), token));
    }

    private static Launch Over(Launch like, int number) => like with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"over-{number:D6}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"Over {number}"),
        Owner = number % 100 == 0 ? "rare@contoso.example" : like.Owner,
        StartedAt = like.StartedAt.AddMinutes(-number - 1),
        Status = LaunchStatus.Completed,
    };

    private TableEntity IndexRow(Launch launch)
    {
        var (summary, now) = (LaunchSummary.Of(launch, _time.GetUtcNow()), _time.GetUtcNow());
        return new TableEntity(TableKeys.IndexPartition, TableKeys.Index(summary))
        {
            ["Status"] = summary.Status.ToString(),
            ["Tier"] = summary.Tier.ToString(),
            ["Owner"] = summary.Owner,
        }.Write(summary).Write(LaunchUpkeep.Of(launch, now)).Write(LaunchFootprint.Of(launch));
    }
}
