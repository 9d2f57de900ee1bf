using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaunchControl.LocalHost.Developer;

/// <summary>Answers with a developer page, under the same protections as the app's pages.</summary>
internal static class DeveloperPage
{
    public static IResult Of<TPage>(object? parameters = null)
        where TPage : IComponent => new Protected(parameters is null ? new RazorComponentResult<TPage>() : new RazorComponentResult<TPage>(parameters));

    private sealed class Protected(IResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            PageResult.Protect(httpContext.Response);
            return page.ExecuteAsync(httpContext);
        }
    }
}
