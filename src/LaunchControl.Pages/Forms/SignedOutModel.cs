namespace LaunchControl.Pages;

/// <summary>A form that came from somebody who is not signed in any more, kept to be sent again.</summary>
public sealed record SignedOutModel
{
    /// <summary>Path of the sign-in.</summary>
    public required string SignIn { get; init; }

    /// <summary>Path that the form is posted to.</summary>
    public required string Action { get; init; }

    /// <summary>What was in the form, by name; a name may come several times.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Entries { get; init; }
}
