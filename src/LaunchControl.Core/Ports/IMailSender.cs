namespace LaunchControl.Core.Ports;

/// <summary>Hands mail over to whoever delivers it.</summary>
public interface IMailSender
{
    /// <summary>Returns once the mail is accepted for delivery; throws when it was not.</summary>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
