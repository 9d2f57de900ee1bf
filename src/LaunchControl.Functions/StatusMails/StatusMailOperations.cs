using System.Text.Json.Nodes;
using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.StatusMails;

/// <summary>What the API document says about status mails.</summary>
internal static class StatusMailOperations
{
    private const string Example = """
        { "to": ["board@contoso.example"], "roles": ["executive"], "every": "week", "on": "monday", "at": "08:00", "timeZone": "America/New_York",
          "since": "2027-01-04T15:00:00Z", "recipients": ["board@contoso.example", "vp@contoso.example"], "nextAt": "2027-01-11T08:00:00-05:00" }
        """;

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.LaunchRead(
            "GetStatusMail", LaunchOperations.Tag.Name, "To whom a launch's status is mailed, and when.", ApiAnswer.Json<StatusMailView>(200, "As it is set.", Example)),
        ApiOperation.Command("SetStatusMail", LaunchOperations.Tag.Name, "Mail a launch's status to stakeholders.", Callers.Managers, new ApiBody(
            Schema(), """{ "roles": ["executive"], "to": ["board@contoso.example"], "every": "week", "on": "monday", "at": "08:00" }""")) with
        {
            Description = "One mail a person and time, whatever number of launches it is about. What was set before no longer counts.",
        },
        ApiOperation.Command(
            "RemoveStatusMail", LaunchOperations.Tag.Name, "Mail a launch's status to nobody any more.", Callers.Managers, new ApiBody(Object(), "{ }") { IsRequired = false }),
    ];

    public static JsonObject Schema() => Object(
        Optional("to", List(Person(), StatusMailRules.MostPeople, "People in the launch or not. They or `roles` are needed.")),
        Optional("roles", List(Text(200), StatusMailRules.MostRoles, "Roles of the launch: whoever has one when a mail goes out gets it.")),
        Required("every", OneOf<StatusRhythm>("`workingDay`: on the launch's working days.")),
        Optional("on", OneOf<DayOfWeek>("The day of the week; needed for `week`, and for it alone.")),
        Required("at", Text(10, "Wall time in the launch's zone, at a quarter of an hour: `08:00`.")));
}
