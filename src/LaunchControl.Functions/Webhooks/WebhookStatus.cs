namespace LaunchControl.Functions.Webhooks;

public enum WebhookStatus
{
    Active,

    /// <summary>Active, though nothing gets through at present.</summary>
    Failing,
    Disabled,
}
