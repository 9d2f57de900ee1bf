namespace LaunchControl.LocalHost.Broker;

internal interface IQueueReceiver
{
    public bool HasCredit { get; }

    public bool DeletesOnReceive { get; }

    /// <summary>Sends the message unless the receiver's credit went away meanwhile; false means that nothing was sent.</summary>
    public bool TryDeliver(MessageLock delivery);
}
