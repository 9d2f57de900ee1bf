using LaunchControl.Functions.Access;
using LaunchControl.Functions.Attention;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.Calendars;
using LaunchControl.Functions.Chat;
using LaunchControl.Functions.DeadLetters;
using LaunchControl.Functions.Dossiers;
using LaunchControl.Functions.Feedback;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.GoNoGo;
using LaunchControl.Functions.Health;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Mails;
using LaunchControl.Functions.People;
using LaunchControl.Functions.Performance;
using LaunchControl.Functions.Playbooks;
using LaunchControl.Functions.Retrospectives;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Functions.StatusMails;
using LaunchControl.Functions.Tickets;
using LaunchControl.Functions.Webhooks;

namespace LaunchControl.Functions.OpenApi;

/// <summary>The descriptions of all operations; each feature has its own beside its endpoints.</summary>
internal static class ApiOperations
{
    public static IReadOnlyList<ApiTag> Tags { get; } =
    [
        LaunchOperations.Tag,
        ChecklistOperations.Tag,
        GateOperations.Tag,
        ObservationOperations.Tag,
        PlaybookOperations.Tag,
        BlackoutOperations.Tag,
        PeopleOperations.Tag,
        FeedbackOperations.Tag,
        ChannelOperations.Tag,
        WebhookOperations.Tag,
        OperatingOperations.Tag,
    ];

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. LaunchOperations.All,
        .. DossierOperations.All,
        .. BlackoutOperations.All,
        .. CalendarOperations.All,
        .. GoNoGoOperations.All,
        .. ChecklistOperations.All,
        .. GateOperations.All,
        .. SignOffOperations.All,
        .. ObservationOperations.All,
        .. PerformanceOperations.All,
        .. PlaybookOperations.All,
        .. PeopleOperations.All,
        .. AttentionOperations.All,
        .. FeedbackOperations.All,
        .. RetrospectiveOperations.All,
        .. ChannelOperations.All,
        .. StatusMailOperations.All,
        .. WebhookOperations.All,
        .. OperatingOperations.All,
        .. DeadLetterOperations.All,
        .. MailOperations.All,
        .. TicketOperations.All,
        .. AccessOperations.All,
    ];
}
