using LaunchControl.Core.Launches;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LaunchControl.Functions.Dossiers;

/// <summary>Answers a dossier as it is written. One that breaks off is no zip, so nobody takes it for whole.</summary>
internal sealed class DossierResult(DossierArchive archive, Launch launch) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = $"attachment; filename=\"{launch.Id}-dossier.zip\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (httpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            // .NET 10 writes the last few bytes of each file in a zip synchronously, also when it is closed asynchronously.
            body.AllowSynchronousIO = true;
        }

        try
        {
            await archive.WriteAsync(launch, response.Body, httpContext.RequestAborted);
        }
        catch
        {
            httpContext.Abort();
            throw;
        }
    }
}
