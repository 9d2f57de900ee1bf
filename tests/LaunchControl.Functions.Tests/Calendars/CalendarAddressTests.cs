using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Actions;

namespace LaunchControl.Functions.Tests.Calendars;

/// <summary>A person's calendar address: whoever has it reads that person's dates, and nothing else.</summary>
public sealed class CalendarAddressTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly TestPlaybook Playbook = TestPlaybook.Usual("calendar-address");

    [Fact]
    public async Task The_address_shows_what_the_person_takes_part_in_without_a_sign_in()
    {
        var (mine, gone) = (await SmallLaunch.StartAsync(host.Api, Playbook), await SmallLaunch.StartAsync(host.Api, Playbook));
        var foreign = await SmallLaunch.StartAsync(host.Api, StartRequest.Usual("Not mine", await mine.NowAsync()));
        var lead = TestPlaybook.LeadOf("alpha");
        (await gone.CallAsync(HttpMethod.Post, "cancel", new JsonObject { ["reason"] = "No" })).IsAccepted();
        await host.Api.SettleAsync();

        var address = await MakeAsync(lead);
        var calendar = await Eventually.GetAsync(() => ReadAsync(address), read => read.Events.Any(one => one.Uid.Contains(gone.Id, StringComparison.Ordinal)), "A projected launch");
        Assert.Equal("CONFIRMED", calendar[$"launch.{mine.Id}@launchcontrol"].Status);
        Assert.Single(calendar.Events, one => one.Uid.StartsWith("gate-", StringComparison.Ordinal) && one.Uid.Contains(mine.Id, StringComparison.Ordinal));
        Assert.Equal("CANCELLED", calendar[$"gate-alpha.{gone.Id}@launchcontrol"].Status);
        Assert.DoesNotContain(calendar.Events, one => one.Uid.Contains(foreign.Id, StringComparison.Ordinal));

        var owner = await ReadAsync(await MakeAsync(StartRequest.Owner));
        Assert.Contains(owner.Events, one => one.Uid == $"check-L+1h.{mine.Id}@launchcontrol");
        Assert.Contains(owner.Events, one => one.Uid == $"launch.{foreign.Id}@launchcontrol");
    }

    [Fact]
    public async Task Looking_changes_nothing_and_what_has_not_changed_is_not_sent_again()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        await host.Api.SettleAsync();
        var address = await MakeAsync(TestPlaybook.LeadOf("beta"));
        var before = await launch.SnapshotAsync();
        using var first = await host.Api.Http.GetAsync(address);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Trace })
        {
            using var answer = await host.Api.Http.SendAsync(new HttpRequestMessage(method, address));
            Assert.True((int)answer.StatusCode < 500, $"{method} {answer.StatusCode}");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await host.Api.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.NotModified, "private, no-cache"), (again.StatusCode, string.Join(", ", again.Headers.CacheControl!.ToString().Split(", ").OrderDescending(StringComparer.Ordinal))));
        Assert.Equal(("no-referrer", "nosniff"), (first.Headers.GetValues("Referrer-Policy").Single(), first.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(before, await launch.SnapshotAsync());
    }

    [Fact]
    public async Task Every_wrong_address_gives_the_same_page()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, Playbook);
        var (old, stopped) = (await MakeAsync(TestPlaybook.LeadOf("alpha")), await MakeAsync("gone@contoso.example"));
        var (right, other) = (await MakeAsync(TestPlaybook.LeadOf("alpha")), await MakeAsync(TestPlaybook.LeadOf("beta")));
        await StopAsync("gone@contoso.example", "gone@contoso.example");
        var form = (await launch.CallAsync(HttpMethod.Post, "feedback/link")).Body["address"]!.GetValue<string>();
        var (mine, theirs) = (right.AbsoluteUri.Split('.'), other.AbsoluteUri.Split('.'));
        List<string> wrong =
        [
            old.AbsoluteUri, stopped.AbsoluteUri, $"{right.AbsoluteUri}x", right.AbsoluteUri[..^1], string.Join('.', [.. mine[..^2], theirs[^2], mine[^1]]),
            new Uri(right, "/calendar/feed/nonsense").AbsoluteUri, new Uri(right, $"/calendar/feed/{new string('a', 3000)}").AbsoluteUri,
            form.Replace("/feedback/", "/calendar/feed/", StringComparison.Ordinal), .. Flips(right.AbsoluteUri),
        ];

        var pages = new HashSet<string>();
        foreach (var address in wrong)
        {
            using var answer = await host.Api.Http.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
            pages.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.DoesNotContain("@", new HtmlParser().ParseDocument(Assert.Single(pages)).Body!.TextContent, StringComparison.Ordinal);
        using var asForm = await host.Api.Http.GetAsync(right.AbsoluteUri.Replace("/calendar/feed/", "/feedback/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, asForm.StatusCode);
        await ReadAsync(right);
    }

    [Fact]
    public async Task Only_the_person_makes_it_and_managers_may_stop_it()
    {
        const string Person = "calendar-person@contoso.example";
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, Person, "other@contoso.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, Person, "admin@contoso.example", "Launch.Admin"));
        var address = await MakeAsync(Person);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Delete, Person, "other@contoso.example", "Launch.Read"));
        await ReadAsync(address);
        await StopAsync(Person, "manager@contoso.example", "Launch.Manage");
        await StopAsync(Person, Person);
        using var answer = await host.Api.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_address_is_made_renewed_and_stopped_by_a_form()
    {
        using var person = await BoardForms.SignInAsync(host.Api, "subscriber@contoso.example");
        var empty = await person.OpenAsync("/calendar/subscribe");
        Assert.Null(empty.Document.QuerySelector("code"));
        var first = await AddressAsync(person, await person.SendAsync(empty, new() { ["do"] = "make" }));
        Assert.Equal(HttpStatusCode.OK, (await host.Api.Http.GetAsync(first)).StatusCode);

        var page = await person.OpenAsync("/calendar/subscribe");
        var second = await AddressAsync(person, await person.SendAsync(page, new() { ["do"] = "make" }));
        Assert.NotEqual(first, second);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await host.Api.Http.GetAsync(first)).StatusCode, (await host.Api.Http.GetAsync(second)).StatusCode));

        Assert.Equal(HttpStatusCode.BadRequest, (await person.SendAsync(page, new() { ["do"] = "stop", ["token"] = "forged" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.SendAsync(page, new() { ["do"] = "nothing" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.SendAsync(page, new() { ["do"] = "stop" }, origin: "https://evil.example")).Status);
        using var other = await BoardForms.SignInAsync(host.Api, "somebody-else@contoso.example");
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SendAsync(page, new() { ["do"] = "make" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Api.Http.GetAsync(second)).StatusCode);

        var stopped = await person.OpenAsync((await person.SendAsync(page, new() { ["do"] = "stop" })).Location!);
        Assert.Contains("stopped", stopped.Done, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Api.Http.GetAsync(second)).StatusCode);
    }

    private static async Task<string> AddressAsync(BoardForms person, FormAnswer answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var page = await person.OpenAsync(answer.Location!);
        Assert.Contains("new calendar address", page.Done, StringComparison.Ordinal);
        return page.Document.QuerySelector("code")!.TextContent;
    }

    // One character of each part of the token.
    private static IEnumerable<string> Flips(string address) =>
        from place in Enumerable.Range(0, address.Length).Where(place => place > address.LastIndexOf('/') && place % 7 == 0)
        select address[..place] + (address[place] == 'A' ? 'B' : 'A') + address[(place + 1)..];

    private async Task<Uri> MakeAsync(string person)
    {
        var answer = await SendAsync(HttpMethod.Post, person, person);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        return new Uri(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["address"]!.GetValue<string>());
    }

    private async Task StopAsync(string person, string by, params string[] roles) => Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Delete, person, by, roles));

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string person, string by, params string[] roles) => (await SendAsync(method, person, by, roles)).StatusCode;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string person, string by, params string[] roles)
    {
        using var request = new HttpRequestMessage(method, $"api/people/{person}/calendar");
        request.Headers.Authorization = new("Bearer", await host.Api.TokenAsync(by, roles));
        return await host.Api.Http.SendAsync(request);
    }

    private static async Task<ReadCalendar> ReadAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await ReadCalendar.OfAsync(await answer.Content.ReadAsStringAsync());
    }
}
