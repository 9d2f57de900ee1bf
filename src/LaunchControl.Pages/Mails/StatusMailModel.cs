namespace LaunchControl.Pages.Mails;

/// <summary>What a status mail is made from.</summary>
/// <param name="Launches">At least one.</param>
/// <param name="Portfolio">The page of all launches.</param>
public sealed record StatusMailModel(string To, IReadOnlyList<StatusOfLaunch> Launches, Uri Portfolio, DateTimeOffset Now);
