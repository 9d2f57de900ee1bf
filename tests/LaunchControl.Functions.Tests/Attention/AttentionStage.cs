using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Attention;

/// <summary>A far future in which people of several zones get mail; what each of them got reads as a line.</summary>
internal sealed class AttentionStage(LaunchApi api)
{
    private readonly Dictionary<string, string> _zones = [];
    private DateTimeOffset _begin;

    public static string Mail(string person) => $"{person}@contoso.example";

    /// <summary>Moves to the beginning, which is years after any day on which this is run, and signs in there.</summary>
    public async Task BeginAsync(DateTimeOffset at)
    {
        await api.MoveToAsync(at);
        await api.SignInAsync();
        _begin = at;
    }

    /// <summary>A person whose lines are in this zone; with settings, unless those are null.</summary>
    public async Task PersonAsync(string person, string zone, JsonObject? settings)
    {
        _zones[Mail(person)] = zone;
        if (settings is not null)
        {
            settings["timeZone"] = zone;
            using var answer = await api.Http.PutAsJsonAsync($"api/people/{Mail(person)}/settings", settings);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    public async Task AwayAsync(string person, string from, string to)
    {
        using var answer = await api.Http.PutAsJsonAsync($"api/people/{Mail(person)}/delegation", new JsonObject { ["from"] = from, ["to"] = to });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>All mails since the beginning, a line each in the order in which they were sent: the reader's hour, who, and what.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync() =>
    [
        .. (await api.MailboxAsync()).Select(mail => (SentAt: mail["sentAt"]!.GetValue<DateTimeOffset>(), Mail: mail)).Where(mail => mail.SentAt >= _begin)
            .Select(mail => (Hour: mail.SentAt.UtcTicks / TimeSpan.TicksPerHour, Line: Line(mail.Mail)))
            .OrderBy(mail => mail.Hour).ThenBy(mail => mail.Line, StringComparer.Ordinal).Select(mail => mail.Line),
    ];

    private string Line(JsonNode mail)
    {
        var to = mail["to"]!.GetValue<string>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(_zones.GetValueOrDefault(to, "UTC"));
        var sentAt = mail["sentAt"]!.GetValue<DateTimeOffset>();
        var at = TimeZoneInfo.ConvertTime(sentAt.AddTicks(-(sentAt.UtcTicks % TimeSpan.TicksPerHour)), zone);
        return string.Create(CultureInfo.InvariantCulture, $"{at:MM-dd ddd HH:mm} {to[..to.IndexOf('@', StringComparison.Ordinal)],-5} {mail["subject"]!.GetValue<string>()}");
    }
}
