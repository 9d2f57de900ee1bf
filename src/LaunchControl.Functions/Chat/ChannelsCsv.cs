using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Chat;

/// <summary>A launch's chat channels as CSV.</summary>
internal static class ChannelsCsv
{
    public static CsvColumns<ChannelView> Columns { get; } = new(
        ("id", channel => channel.Id),
        ("kind", channel => channel.Kind),
        ("team", channel => channel.Team),
        ("events", channel => string.Join(' ', channel.Events)),
        ("host", channel => channel.Host),
        ("fingerprint", channel => channel.Fingerprint),
        ("status", channel => channel.Status),
        ("failingSince", channel => channel.FailingSince),
        ("disabledAt", channel => channel.DisabledAt),
        ("disabledReason", channel => channel.DisabledReason),
        ("createdAt", channel => channel.CreatedAt),
        ("createdBy", channel => channel.CreatedBy));
}
