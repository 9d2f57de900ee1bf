namespace LaunchControl.Core.Webhooks;

/// <summary>Ids of webhooks: safe in addresses and table keys.</summary>
public static class WebhookId
{
    private const int Longest = 40;

    /// <summary>Whether a text could be the id of a webhook; anything else is not looked up.</summary>
    public static bool IsWellFormed(string? text) => text is { Length: > 0 and <= Longest } && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));
}
