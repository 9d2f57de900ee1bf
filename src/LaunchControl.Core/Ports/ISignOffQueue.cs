using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Ports;

/// <summary>Carries sign-offs from where they are given to where they are recorded.</summary>
public interface ISignOffQueue
{
    /// <summary>Returns once the message is durable. The same sign-off id again is harmless.</summary>
    Task SendAsync(SignOffMessage message, CancellationToken cancellationToken);
}
