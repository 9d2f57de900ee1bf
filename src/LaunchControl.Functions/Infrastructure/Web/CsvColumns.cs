namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>How a list looks as CSV: its columns, each with a name and what it shows of a row.</summary>
/// <remarks>Once released, columns keep their names and their order; new ones go to the end.</remarks>
public sealed class CsvColumns<T>(params IReadOnlyList<(string Name, Func<T, object?> Value)> columns)
{
    private readonly string[] _names = [.. columns.Select(column => column.Name)];

    /// <summary>The first line, as the API document shows it.</summary>
    public string Heading => string.Join(',', _names);

    public async Task WriteAsync(IEnumerable<T> rows, CsvTable table, CancellationToken cancellationToken)
    {
        await table.WriteAsync(_names, cancellationToken);
        foreach (var row in rows)
        {
            await table.WriteAsync(Cells(row), cancellationToken);
        }
    }

    /// <summary>The same, as rows are read.</summary>
    public async Task WriteAsync(IAsyncEnumerable<T> rows, CsvTable table, CancellationToken cancellationToken)
    {
        await table.WriteAsync(_names, cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await table.WriteAsync(Cells(row), cancellationToken);
        }
    }

    private object?[] Cells(T row) => [.. columns.Select(column => column.Value(row))];
}
