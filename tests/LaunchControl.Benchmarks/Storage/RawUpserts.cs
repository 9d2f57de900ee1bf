using System.Globalization;
using Azure.Data.Tables;
using LaunchControl.Benchmarks.Running;

namespace LaunchControl.Benchmarks.Storage;

/// <summary>Single upserts of one row of about a kilobyte each.</summary>
internal static class RawUpserts
{
    /// <summary>Upserts a second, so many at a time; into a table of their own.</summary>
    public static async Task<double> RateAsync(TableServiceClient service, int count, int concurrency)
    {
        var table = await BareTables.CreateAsync(service);
        await Timing.RateAsync([.. Enumerable.Range(0, count / 10).Select(Row)], concurrency, UpsertAsync);
        var rate = await Timing.RateAsync([.. Enumerable.Range(0, count).Select(Row)], concurrency, UpsertAsync);
        await table.DeleteAsync();
        return rate;

        Task UpsertAsync(TableEntity row) => table.UpsertEntityAsync(row, TableUpdateMode.Replace);
    }

    private static TableEntity Row(int number) => new("raw", number.ToString("D8", CultureInfo.InvariantCulture)) { ["Json"] = new string('x', 900) };
}
