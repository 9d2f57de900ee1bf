using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Calendars;

/// <summary>A calendar as another program than ours understands it: Mozilla's ical.js.</summary>
internal sealed class ReadCalendar
{
    private ReadCalendar(JsonNode calendar) => (Name, Zones, Events) = (
        calendar["name"]!.GetValue<string>(), [.. calendar["zones"]!.AsArray().Select(zone => zone!.GetValue<string>())], [.. calendar["events"]!.AsArray().Select(one => new ReadEvent(one!))]);

    public string Name { get; }

    public IReadOnlyList<string> Zones { get; }

    public IReadOnlyList<ReadEvent> Events { get; }

    public ReadEvent this[string uid] => Events.Single(one => one.Uid == uid);

    public static async Task<ReadCalendar> OfAsync(string text)
    {
        var reader = Path.Combine(Repository.Root, "tests/LaunchControl.Functions.Tests/Calendars/reader/read-calendar.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [reader]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(text);
        node.StandardInput.Close();
        await node.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(node.ExitCode == 0, $"{await errors}\n{text}");
        var calendar = new ReadCalendar(JsonNode.Parse(await output)!);
        Assert.Equal(calendar.Events.Count, calendar.Events.Select(one => one.Uid).Distinct().Count());
        return calendar;
    }
}

/// <summary>An event of a calendar.</summary>
internal sealed record ReadEvent(JsonNode Json)
{
    public string Uid => Text("uid");

    public string Summary => Text("summary");

    public string Description => Text("description");

    /// <summary>A day for whole days.</summary>
    public string Start => Text("start");

    public string End => Text("end");

    public string? Zone => Json["zone"]?.GetValue<string>();

    public string Status => Text("status");

    public int Sequence => Json["sequence"]!.GetValue<int>();

    public string Url => Text("url");

    /// <summary>In seconds after the start: negative.</summary>
    public IReadOnlyList<int> Alarms => [.. Json["alarms"]!.AsArray().Select(alarm => alarm!.GetValue<int>())];

    public DateTimeOffset StartsAt => DateTimeOffset.Parse(Start, CultureInfo.InvariantCulture);

    public DateTimeOffset Stamp => DateTimeOffset.Parse(Text("stamp"), CultureInfo.InvariantCulture);

    private string Text(string name) => Json[name]?.GetValue<string>() ?? "";
}
