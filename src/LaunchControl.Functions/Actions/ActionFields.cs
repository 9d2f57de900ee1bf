using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Actions;

/// <summary>Questions that several forms ask.</summary>
internal static class ActionFields
{
    /// <summary>How browsers write a day and a time.</summary>
    public const string MomentFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Area and city of every time zone; the other ids that systems know are kept for old data.</summary>
    public static IReadOnlyList<string> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static FormField Reason(string hint) =>
        new("reason", "Why", FormFieldKind.Paragraph) { Hint = $"{hint} It stays in the audit trail, and everyone in the launch can read it." };

    public static FormField OptionalReason { get; } = Reason("In a sentence.") with { IsOptional = true };

    public static FormField Moment(string name, string label, Launch launch, DateTimeOffset? value = null) => new(name, label, FormFieldKind.Moment)
    {
        Hint = $"In the time of {launch.TimeZone}.",
        Value = value is { } at ? TimeZoneInfo.ConvertTime(at, launch.Zone).ToString(MomentFormat, CultureInfo.InvariantCulture) : "",
    };

    public static FormField Person(string name, string label) => new(name, label, FormFieldKind.Email) { Hint = "A mail address." };

    /// <summary>One of the members of an enumeration, spelled as the API spells it.</summary>
    public static IReadOnlyList<FormOption> Words<T>(Func<T, string> text)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new FormOption(ApiJson.Spelled(value.ToString()), text(value)))];

    public static IReadOnlyList<FormOption> Words<T>()
        where T : struct, Enum =>
        Words<T>(value => value.ToString());

    public static string Text(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Lines(IEnumerable<string> texts) => string.Join('\n', texts);

    /// <summary>A role as people read it: <c>eng-lead</c> is "Eng lead".</summary>
    public static string Title(string role) => role.Length == 0 ? role : $"{char.ToUpperInvariant(role[0])}{role[1..].Replace('-', ' ')}";
}
