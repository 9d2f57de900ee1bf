using LaunchControl.Core.Auditing;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Pages.Mails;

/// <summary>What a status mail tells of one launch.</summary>
/// <param name="Launch">One with a plan for status mails.</param>
/// <param name="Told">What the reader was last told; null for the first time.</param>
/// <param name="News">The audit trail since then.</param>
/// <param name="Blockers">Most urgent first.</param>
/// <param name="Board">The launch's board.</param>
public sealed record StatusOfLaunch(Launch Launch, ToldStatus? Told, IReadOnlyList<AuditEntry> News, IReadOnlyList<Blocker> Blockers, Uri Board)
{
    /// <summary>The same with names and titles of at most this many characters.</summary>
    internal StatusOfLaunch WithNames(int longest) => this with
    {
        Launch = Launch with
        {
            Name = InertText.Line(Launch.Name, longest),
            Gates = [.. Launch.Gates.Select(gate => gate with
            {
                Name = InertText.Line(gate.Name, longest),
                Items = [.. gate.Items.Select(item => item with { Title = InertText.Line(item.Title, longest) })],
            })],
        },
    };
}
