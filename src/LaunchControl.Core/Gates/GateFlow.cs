using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Gates;

/// <summary>Moves the gates of open phases forward as far as stored facts allow.</summary>
internal static class GateFlow
{
    private const int NonceBytes = 16;

    /// <summary>
    /// <c>waiting</c> to <c>preparing</c> once every gate it depends on is passed; <c>preparing</c> to <c>inReview</c> once every item
    /// is settled. One pass is enough: neither step passes a gate.
    /// </summary>
    public static void Advance(LaunchChange change)
    {
        foreach (var gate in change.Launch.Gates)
        {
            if (change.Launch.PhaseOf(gate).OpenedAt is not null)
            {
                Advance(change, gate);
            }
        }
    }

    public static void RequestSignOff(LaunchChange change, Gate gate, string? note = null)
    {
        var round = gate.Round + 1;
        var asked = change.Replace(gate with
        {
            Status = GateStatus.InReview,
            Round = round,
            RequestedAt = change.Now,
            DecidedAt = null,
            Approvers = [.. gate.Approvers.Select(approver => approver with { Vote = null, LinkNonce = Nonce(change, gate, round, approver) })],
        });
        var names = string.Join(", ", asked.Approvers.Select(approver => approver.Person));
        change.Record("gate.signOffRequested", $"gate/{gate.Id}", $"Sign-off of {gate.Name} requested from {names} (round {round}).",
            gate.Status, GateStatus.InReview, note);
        foreach (var approver in asked.Approvers)
        {
            change.Mail(MailKind.SignOffRequested, approver.Person, asked);
        }
    }

    private static void Advance(LaunchChange change, Gate gate)
    {
        if (gate.Status == GateStatus.Waiting && gate.DependsOn.All(id => change.Launch.FindGate(id) is { IsPassed: true }))
        {
            gate = change.Replace(gate with { Status = GateStatus.Preparing });
            change.Record("gate.opened", $"gate/{gate.Id}", $"{gate.Name} opened with {gate.Items.Count} items.",
                GateStatus.Waiting, GateStatus.Preparing, bySystem: true);
        }

        if (gate.Status == GateStatus.Preparing && gate.Items.All(item => item.IsSettled))
        {
            RequestSignOff(change, gate);
        }
    }

    // Derived rather than drawn, so that the core stays pure; its entropy is the command id's.
    private static string Nonce(LaunchChange change, Gate gate, int round, Approver approver)
    {
        var seed = string.Create(CultureInfo.InvariantCulture,
            $"{change.Origin.CommandId}\n{change.Launch.Id}\n{gate.Id}\n{round}\n{approver.Person}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, NonceBytes));
    }
}
