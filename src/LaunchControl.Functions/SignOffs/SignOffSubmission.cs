using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Delegation;
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
        Launch launch, Gate gate, string person, SignOffChoice choice, Channel channel, CancellationToken cancellationToken)
    {
        var message = new SignOffMessage(IdOf(launch, gate, person, choice), launch.Id, gate.Id, gate.Round, person, choice.Decision, choice.Comment, channel, time.GetUtcNow())
        {
            Replaces = choice.Replaces,
            Fingerprint = choice.Fingerprint ?? GateContent.Fingerprint(launch, gate),
            EffectiveAt = choice.EffectiveAt,
            Conditions = choice.Conditions,
        };
        var outcome = LaunchDecider.Decide(launch, message.ToCommand(), new CommandOrigin(message.SignOffId, person, channel), message.DecidedAt);
        if (outcome.IsRefused)
        {
            return new SignOffReceipt(null, outcome.Refusal);
        }

        if (!outcome.Decision.IsNoChange)
        {
            await queue.SendAsync(message, cancellationToken);
        }

        return new SignOffReceipt(message.SignOffId, null);
    }

    /// <summary>
    /// One id for each approver and state of the launch, whatever the channel: of many clicks, the first on the queue is the sign-off.
    /// A change of a recorded decision has an id of its own: one for each decision that takes its place.
    /// </summary>
    /// <remarks>
    /// The queue drops a second message of an id. A decision that came too late to be recorded, or was withdrawn, must not keep out the next
    /// one, so the id is another one once the launch has changed.
    /// </remarks>
    private static string IdOf(Launch launch, Gate gate, string person, SignOffChoice choice)
    {
        var nonce = gate.FindSeat(person)?.LinkNonce;
        var change = choice.Replaces is null ? "" : $"\n{choice.Replaces}\n{choice.Decision}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{launch.Id}\n{launch.AuditSequence}\n{gate.Id}\n{gate.Round}\n{person}\n{nonce}{change}"));
        return $"so-{Convert.ToHexStringLower(hash.AsSpan(0, 16))}";
    }
}
