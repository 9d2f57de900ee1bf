using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.StatusMails;

/// <summary>Every quarter of an hour: mails the status of launches whose time has come. Run late or twice, nobody is told twice.</summary>
public sealed class SendStatusMailsFunction(StatusMailRound round)
{
    [Function("SendStatusMails")]
    public Task RunAsync([TimerTrigger("0 */15 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => round.RunAsync(cancellationToken);
}
