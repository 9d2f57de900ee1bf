using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Takes an approver's decision and sends it on its way; the queue's trigger records it.</summary>
public sealed class SignOffSubmission(ISignOffQueue queue, TimeProvider time)
{
    /// <summary>Returns once the decision is durable on the queue, or refuses it where the launch's present state would.</summary>
    public async Task<SignOffReceipt> SubmitAsync(
        Launch launch, Gate gate, string person, SignOffDecision decision, string? comment, Channel channel, CancellationToken cancellationToken)
    {
        var command = new RecordSignOff(IdOf(launch, gate, person), gate.Id, gate.Round, person, decision, comment, time.GetUtcNow());
        var outcome = LaunchDecider.Decide(launch, command, new CommandOrigin(command.SignOffId, person, channel), command.DecidedAt);
        if (outcome.IsRefused)
        {
            return new SignOffReceipt(null, outcome.Refusal);
        }

        if (!outcome.Decision.IsNoChange)
        {
            await queue.SendAsync(
                new SignOffMessage(command.SignOffId, launch.Id, gate.Id, gate.Round, person, decision, comment, channel, command.DecidedAt), cancellationToken);
        }

        return new SignOffReceipt(command.SignOffId, null);
    }

    /// <summary>One id for each approver and round, whatever the channel: of many clicks, the first on the queue is the sign-off.</summary>
    private static string IdOf(Launch launch, Gate gate, string person)
    {
        var nonce = gate.FindApprover(person)?.LinkNonce;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{launch.Id}\n{gate.Id}\n{gate.Round}\n{person}\n{nonce}"));
        return $"so-{Convert.ToHexStringLower(hash.AsSpan(0, 16))}";
    }
}
