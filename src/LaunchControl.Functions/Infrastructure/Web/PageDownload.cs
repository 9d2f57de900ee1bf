using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>A list that a signed-in person downloads from a page: kept to itself as a page is, and saved under a name.</summary>
/// <param name="name">Of the file, without extension: letters, digits, hyphens.</param>
public sealed class PageDownload(string name, ExportFormat format, IResult content) : IResult
{
    /// <summary>A whole list.</summary>
    public static PageDownload Of<T>(string name, IReadOnlyList<T> items, CsvColumns<T> columns, ExportFormat format) =>
        new(name, format, format == ExportFormat.Csv ? ListAnswer.Csv(name, items, columns) : Results.Json(new Listing<T>(items), ApiJson.Options));

    /// <summary>Null where the query names none.</summary>
    public static ExportFormat? FormatOf(QueryFields query) => query.Enum<ExportFormat>("format");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        PageResult.Protect(httpContext.Response);
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{ApiJson.Spelled(format.ToString())}\"";
        return content.ExecuteAsync(httpContext);
    }
}
