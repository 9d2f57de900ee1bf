using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Answers a list as CSV, row by row as it is read.</summary>
/// <param name="name">Name of the file that a browser keeps it as, without extension: letters, digits, hyphens.</param>
/// <param name="write">Writes the heading and every row.</param>
public sealed class CsvResult(string name, Func<CsvTable, CancellationToken, Task> write) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = HeaderNames.Accept;
        await write(new CsvTable(response.Body), httpContext.RequestAborted);
    }

    /// <summary>The caller would rather have CSV than JSON (RFC 9110, section 12.5.1): it is named, and with no lower weight.</summary>
    public static bool IsWanted(HttpRequest request) => Weight(request, "text/csv") is > 0 and var csv && csv >= Weight(request, "application/json");

    private static double Weight(HttpRequest request, string type) => request.GetTypedHeaders().Accept
        .Where(accepted => accepted.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(accepted => accepted.Quality ?? 1).DefaultIfEmpty(0).Max();
}
