using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LaunchControl.LocalHost.Developer;

/// <summary>Development tokens, and a sign-in for the board.</summary>
internal static class SignInEndpoints
{
    private static readonly string[] AllRoles = [AppRoles.Read, AppRoles.Manage, AppRoles.Admin];

    public static void MapSignIn(this IEndpointRouteBuilder dev)
    {
        dev.MapPost("/token", IssueAsync);
        dev.MapGet("/sign-in", (string? returnTo) => DeveloperPage.Of<SignInPage>(new { ReturnTo = LocalPath(returnTo) }));
        dev.MapPost("/sign-in", SignInAsync).DisableAntiforgery();
    }

    private static async Task<IResult> IssueAsync(HttpRequest request, DevelopmentTokens tokens, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        try
        {
            var fields = new JsonFields((await RequestBody.ReadJsonAsync(request, cancellationToken)).Root, faults);
            var email = fields.String("email");
            var roles = fields.Strings("roles");
            if (!PersonAddress.TryNormalize(email, out var person))
            {
                fields.Fault("email", "Give a mail address, for instance pm@contoso.example.");
            }

            if (roles.Except(AllRoles).Any())
            {
                fields.Fault("roles", $"Known roles: {string.Join(", ", AllRoles)}.");
            }

            return faults.IsEmpty ? Results.Json(new { token = tokens.Issue(person, roles) }) : Problems.From(faults.ToRefusal("No token was issued."));
        }
        catch (RequestRefusedException refused)
        {
            return refused.Answer;
        }
    }

    private static async Task<IResult> SignInAsync(HttpContext context, DevelopmentTokens tokens)
    {
        var form = await context.Request.ReadFormAsync();
        if (!PersonAddress.TryNormalize(form["email"], out var person))
        {
            return DeveloperPage.Of<SignInPage>(new { ReturnTo = LocalPath(form["returnTo"]), Error = "Give a mail address, for instance pm@contoso.example." });
        }

        context.Response.Cookies.Append(
            PagePrincipal.DevelopmentCookie, tokens.Issue(person, [AppRoles.Manage]), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        return Results.LocalRedirect(LocalPath(form["returnTo"]));
    }

    // Only ever to a page of our own.
    private static string LocalPath(string? path) => path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) ? path : "/board";
}
