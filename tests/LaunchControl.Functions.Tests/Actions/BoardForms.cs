using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.Tests.Actions;

/// <summary>A person who is signed in and fills in forms, as a browser without JavaScript does it.</summary>
internal sealed class BoardForms : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _cookie;

    private BoardForms(Uri site, string? token)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };
        _cookie = token is null ? "" : $"{PagePrincipal.DevelopmentCookie}={token}";
    }

    public static async Task<BoardForms> SignInAsync(LaunchApi api, string person = StartRequest.Owner, params string[] roles) =>
        new(api.Http.BaseAddress!, await api.TokenAsync(person, roles));

    /// <summary>The same browser after the session has ended.</summary>
    public static BoardForms SignedOut(LaunchApi api) => new(api.Http.BaseAddress!, null);

    public void Dispose() => _http.Dispose();

    /// <summary>Opens a page.</summary>
    public async Task<FormAnswer> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Fills in the form of a page and sends it.</summary>
    /// <param name="button">Value of the button <c>confirmed</c> that is pressed; null for a form without one.</param>
    public async Task<FormAnswer> SendAsync(FormAnswer page, Dictionary<string, string>? answers = null, string? button = null, string? origin = null)
    {
        var form = page.Document.QuerySelector<IHtmlFormElement>("form[method=post]") ?? throw new InvalidOperationException($"No form: {page.Text}");
        var values = Values(form).Where(value => answers?.ContainsKey(value.Key) != true)
            .Concat(answers ?? []).Append(new KeyValuePair<string, string>("confirmed", button ?? "")).Where(value => value.Key != "confirmed" || button is not null);
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = new FormUrlEncodedContent(values) };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await SendAsync(request);
    }

    /// <summary>Opens a form, answers it and, where it asks twice, confirms; follows to the board.</summary>
    public async Task<FormAnswer> DoAsync(string path, Dictionary<string, string>? answers = null)
    {
        var answer = await SendAsync(await OpenAsync(path), answers);
        if (answer.Status == HttpStatusCode.OK)
        {
            answer = await SendAsync(answer, button: "yes");
        }

        Assert.True(answer.Status == HttpStatusCode.SeeOther, $"{path}: {(int)answer.Status}: {answer.Text}");
        return await OpenAsync(answer.Location!);
    }

    // What a browser would send of it as it stands.
    private static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form) =>
        form.QuerySelectorAll("input, textarea, select")
            .Where(element => element.GetAttribute("type") is not ("radio" or "checkbox") || element.HasAttribute("checked"))
            .Select(element => new KeyValuePair<string, string>(element.GetAttribute("name")!, ValueOf(element)));

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement choice => choice.Value ?? "",
        _ => element.GetAttribute("value") ?? "",
    };

    private async Task<FormAnswer> SendAsync(HttpRequestMessage request)
    {
        if (_cookie.Length > 0)
        {
            request.Headers.Add("Cookie", _cookie);
        }

        using var response = await _http.SendAsync(request);
        var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        return new FormAnswer(response.StatusCode, document, response.Headers.Location?.ToString());
    }
}

/// <summary>What a page answered.</summary>
internal sealed record FormAnswer(HttpStatusCode Status, IHtmlDocument Document, string? Location)
{
    /// <summary>What people read.</summary>
    public string Text => string.Join(' ', (Document.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is wrong, as the summary on top says it.</summary>
    public string Errors => Document.QuerySelector(".errors")?.TextContent.Trim() ?? "";

    /// <summary>What came of it, as the board says it.</summary>
    public string Done => Document.QuerySelector("[role=status]")?.TextContent.Trim() ?? "";
}
