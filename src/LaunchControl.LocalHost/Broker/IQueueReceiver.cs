namespace LaunchControl.LocalHost.Broker;

internal interface IQueueReceiver
{
    bool HasCredit { get; }

    bool DeletesOnReceive { get; }

    /// <summary>Sends the message unless the receiver's credit went away meanwhile; false means that nothing was sent.</summary>
    bool TryDeliver(MessageLock delivery);
}
