using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>Opens pages as somebody who is signed in.</summary>
internal sealed class Pages(RunningHost host)
{
    public async Task<(HttpResponseMessage Answer, string Text)> SendAsync(string path, string person = "reader@contoso.example", params string[] roles)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"{PagePrincipal.DevelopmentCookie}={await host.Api.TokenAsync(person, roles)}");
        request.Headers.Authorization = null;
        var answer = await host.Api.Http.SendAsync(request);
        return (answer, await answer.Content.ReadAsStringAsync());
    }

    public async Task<IDocument> OpenAsync(string path, HttpStatusCode expected = HttpStatusCode.OK, string person = "reader@contoso.example", bool isReader = true)
    {
        var (answer, text) = await SendAsync(path, person, isReader ? ["Launch.Read"] : []);
        using (answer)
        {
            Assert.True(answer.StatusCode == expected, $"{path}: {(int)answer.StatusCode}");
        }

        return new HtmlParser().ParseDocument(text);
    }

    /// <summary>Names of the launches of a page, in their order.</summary>
    public static IReadOnlyList<string> Names(IDocument page) => [.. page.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];

    public static string Text(IDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
