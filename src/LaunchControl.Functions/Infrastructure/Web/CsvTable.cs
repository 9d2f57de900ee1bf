using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LaunchControl.Core.Launches;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Writes rows as RFC 4180 has them, in UTF-8, so that whoever opens them in a spreadsheet runs nothing that others wrote.</summary>
/// <remarks>
/// Own code: the format is three rules, and a package leaves what matters here to its caller: no cell of others' text begins a formula
/// (OWASP, CSV injection), breaks its line, or turns the direction of what stands beside it. An apostrophe is put before what would begin one.
/// </remarks>
public sealed partial class CsvTable(Stream output)
{
    // What begins a formula in a spreadsheet, the full-width forms among it. Tab, CR and other control characters never get this far.
    private const string FormulaStarts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>Writes one row.</summary>
    /// <param name="cells">Texts are made inert; numbers, instants, days, enums and booleans are written as the API spells them; null is an empty cell.</param>
    public async Task WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancellationToken) =>
        await output.WriteAsync(Encoding.UTF8.GetBytes(string.Join(',', cells.Select(Cell)) + "\r\n"), cancellationToken);

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Inert(text)),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        LaunchTier tier => tier.ToString(), // a name, not a word
        Enum word => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell can't hold a {value.GetType().Name}.", nameof(value)),
    };

    private static string Inert(string text)
    {
        var line = InertText.Line(text, int.MaxValue);
        line = line.Length > 0 && FormulaStarts.Contains(line[0], StringComparison.Ordinal) ? $"'{line}" : line;
        return AfterSemicolon().Replace(line, ";'");
    }

    // Where the comma is the decimal point, spreadsheets take a semicolon for the end of a cell.
    [GeneratedRegex(@";(?=[\s""]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])")]
    private static partial Regex AfterSemicolon();

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(',', '"') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
