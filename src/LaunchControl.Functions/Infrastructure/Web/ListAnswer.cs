using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Answers a whole list as the caller wants it: JSON, or CSV by <c>Accept</c>.</summary>
internal static class ListAnswer
{
    /// <param name="name">Of the CSV file, without extension: letters, digits, hyphens.</param>
    public static IResult Of<T>(HttpRequest request, string name, IReadOnlyList<T> items, CsvColumns<T> columns) =>
        CsvResult.IsWanted(request) ? Csv(name, items, columns) : Results.Json(new Listing<T>(items), ApiJson.Options);

    public static CsvResult Csv<T>(string name, IEnumerable<T> items, CsvColumns<T> columns) =>
        new(name, (table, token) => columns.WriteAsync(items, table, token));

    /// <summary>CSV of a list that is read page by page.</summary>
    /// <param name="read">Gives the page that a token names; the first one for null.</param>
    public static CsvResult Csv<T>(string name, Func<string?, CancellationToken, Task<(IReadOnlyList<T> Items, string? Next)>> read, CsvColumns<T> columns) =>
        new(name, (table, token) => columns.WriteAsync(AllAsync(read, token), table, token));

    private static async IAsyncEnumerable<T> AllAsync<T>(
        Func<string?, CancellationToken, Task<(IReadOnlyList<T> Items, string? Next)>> read, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            (var items, next) = await read(next, cancellationToken);
            foreach (var item in items)
            {
                yield return item;
            }
        }
        while (next is not null);
    }
}
