using System.Globalization;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Counting;

/// <summary><c>docs/cost.md</c> says what <c>storage-counts.json</c> says, and counts on with that.</summary>
public sealed class CostDocumentTests
{
    private const int HoursOfMonth = 730;
    private const decimal MostOfLaunch = 0.02m;

    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "cost.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    [Fact]
    public void Its_first_table_has_the_counts_of_the_file()
    {
        foreach (var (operation, counts) in CountsFile.All())
        {
            Assert.Equal(
                [counts.StorageReads, counts.StorageChanges, counts.MessagesSent, counts.MessagesReceived, counts.MessagesSettled, counts.EngineRows],
                Row($"`{operation}`").Skip(1).Take(6).Select(Number));
        }
    }

    [Fact]
    public void A_launch_and_a_month_are_derived_from_them()
    {
        var launch = CountsFile.Read("launch");

        Assert.Equal(launch.StorageCalls, Number(Row("Table Storage, the app's own")[1]));
        Assert.Equal(launch.MessagesSent + launch.MessagesReceived + launch.MessagesSettled, Number(Row("Service Bus")[1]));
        Assert.Equal(CountsFile.Read("idleHour").StorageCalls * HoursOfMonth, Number(Row("Storage, calls")[1]));
    }

    [Fact]
    public void A_launch_costs_what_its_parts_do_and_under_two_cents()
    {
        var first = Rows.ToList().FindIndex(row => row[0] == "Table Storage, the app's own");
        var parts = Rows.Skip(first).TakeWhile(row => row[0] != "**together**").ToList();
        var together = Usd(Rows[first + parts.Count][3]);

        Assert.Equal(6, parts.Count);
        Assert.Equal(together, Math.Round(parts.Sum(part => Usd(part[3])), 3));
        Assert.True(together < MostOfLaunch, $"A launch costs {together} USD.");
    }

    private static string[] Row(string what) => Assert.Single(Rows, row => row[0] == what);

    // The first number of a cell.
    private static long Number(string cell) => long.Parse(cell.Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static decimal Usd(string cell) => decimal.Parse(cell.Trim('*'), CultureInfo.InvariantCulture);
}
