using LaunchControl.Core.Playbooks;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Playbooks;

/// <summary>A list of playbooks, or of versions of one, as CSV.</summary>
internal static class PlaybooksCsv
{
    public static CsvColumns<PlaybookSummary> Columns { get; } = new(
        ("id", playbook => playbook.Id),
        ("version", playbook => playbook.Version),
        ("name", playbook => playbook.Name),
        ("description", playbook => playbook.Description),
        ("by", playbook => playbook.By),
        ("at", playbook => playbook.At));
}
