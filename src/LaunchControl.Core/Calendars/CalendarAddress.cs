namespace LaunchControl.Core.Calendars;

/// <summary>The address at which a person's calendar app reads their dates.</summary>
/// <param name="Nonce">What makes the address one that nobody can guess: base64url of 128 bits; null where it was stopped.</param>
/// <param name="At">When it was made, or stopped.</param>
/// <param name="By">Who did that: mail address or client id.</param>
public sealed record CalendarAddress(string? Nonce, DateTimeOffset At, string By);
