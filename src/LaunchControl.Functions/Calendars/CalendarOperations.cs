using LaunchControl.Core.Launches;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.OpenApi;
using LaunchControl.Functions.People;
using LaunchControl.Pages;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Calendars;

/// <summary>What the API document says about calendars.</summary>
internal static class CalendarOperations
{
    private const string Example =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//LaunchControl//Launch calendar//EN\r\nBEGIN:VEVENT\r\nUID:launch.contoso-pulse-2-0-7f3k2m@launchcontrol\r\n"
        + "DTSTAMP:20270216T140000Z\r\nDTSTART;TZID=America/New_York:20270302T090000\r\nDTEND;TZID=America/New_York:20270302T100000\r\n"
        + "SUMMARY:Launch: Contoso Pulse 2.0\r\nSTATUS:CONFIRMED\r\nSEQUENCE:41\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private static readonly ApiParameter IfNoneMatch = new(
        "If-None-Match", "header", "The ETag of the calendar as you have it: answered with 304 while it is the same.", Text(2000), "\"0d2f6a1b9c3e4f5a6b7c8d9e\"");

    private static readonly IReadOnlyList<ApiAnswer> Calendar =
    [
        ApiAnswer.Content(200, CalendarText.MediaType, "iCalendar (RFC 5545). UIDs never change; what is cancelled stays, as cancelled.", Example) with
        {
            Headers = new Dictionary<string, string> { ["ETag"] = "Another one after every change; for `If-None-Match`." },
        },
        ApiAnswer.Nothing(304, "You have it already."),
    ];

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("GetCalendar", LaunchOperations.Tag.Name, "The moments of all launches, and blackout windows, as iCalendar.")
        {
            Description = "Launches that are not over, and those whose moment was in the last 90 days; at most 2,000, those nearest to now.",
            Who = Callers.Read,
            Parameters =
            [
                ApiParameter.Query("status", "Only launches with this status.", OneOf<LaunchStatus>(), "inReadiness"),
                ApiParameter.Query("tier", "Only launches of this tier.", OneOf<LaunchTier>(), "T1"),
                ApiParameter.Query("owner", "Only launches of this owner.", Person(), "pm@contoso.example"),
                IfNoneMatch,
            ],
            Answers = Calendar,
            Problems = [422],
        },
        ApiOperation.LaunchRead("GetLaunchCalendar", LaunchOperations.Tag.Name, "All dates of the launch as iCalendar: its moment, gates, checks, and blackout windows around it.", Calendar) with
        {
            Parameters = [IfNoneMatch],
        },
        new("MakeCalendarAddress", PeopleOperations.Tag.Name, "Get a calendar address of one's own, for an app that can't sign in.")
        {
            Description = "It shows the launches in which the person takes part to whoever has it. An address that the person had stops working.",
            Who = "The person themselves.",
            Answers = [ApiAnswer.Json<CalendarAddressView>(200, "The address.", """
                { "address": "https://launch.contoso.example/calendar/feed/v1.2027a.AAAA.BBBB", "madeAt": "2027-02-16T14:00:00+00:00" }
                """)],
            Problems = [404],
        },
        new("StopCalendarAddress", PeopleOperations.Tag.Name, "The person's calendar address stops working.")
        {
            Who = "The person themselves, and app roles Launch.Manage and Launch.Admin.",
            Answers = [ApiAnswer.Nothing(204, "There is none any more.")],
            Problems = [404],
        },
    ];
}
