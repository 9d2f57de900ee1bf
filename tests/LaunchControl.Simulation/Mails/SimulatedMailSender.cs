using LaunchControl.Core.Ports;
using LaunchControl.Simulation.App;
using LaunchControl.Simulation.Checks;

namespace LaunchControl.Simulation.Mails;

/// <summary>The mail provider, as one process reaches it.</summary>
internal sealed class SimulatedMailSender(Recorder recorder, Outside outside) : IMailSender
{
    public Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken) =>
        outside.WriteAsync($"mails {mail.Id} to {mail.To}: {mail.Subject}", () => recorder.Mailed(mail));
}
