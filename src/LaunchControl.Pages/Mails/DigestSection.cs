namespace LaunchControl.Pages.Mails;

/// <summary>What one launch asks.</summary>
public sealed record DigestSection(string Title, IReadOnlyList<DigestEntry> Entries);
