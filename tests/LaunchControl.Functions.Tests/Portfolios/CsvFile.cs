using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>CSV as a program reads it that knows nothing of ours.</summary>
internal sealed record CsvFile(IReadOnlyList<string> Heading, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    /// <exception cref="CsvHelperException">It is no CSV.</exception>
    public static CsvFile Read(string text)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { DetectColumnCountChanges = true });
        Assert.True(csv.Read() && csv.ReadHeader());
        List<IReadOnlyDictionary<string, string>> rows = [];
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.Index().ToDictionary(column => column.Item, column => csv.GetField(column.Index) ?? ""));
        }

        return new CsvFile(csv.HeaderRecord!, rows);
    }

    /// <summary>No cell begins what a spreadsheet would run.</summary>
    public void IsInert() =>
        Assert.All(Rows.SelectMany(row => row.Values), cell => Assert.DoesNotMatch(@"^[\s""]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20](?!\d+(\.\d+)?$)", cell));
}
