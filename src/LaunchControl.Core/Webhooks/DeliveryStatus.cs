namespace LaunchControl.Core.Webhooks;

public enum DeliveryStatus
{
    /// <summary>Waits for its first or next attempt.</summary>
    Pending,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered,

    /// <summary>Given up; a person may replay it.</summary>
    Failed,
}
