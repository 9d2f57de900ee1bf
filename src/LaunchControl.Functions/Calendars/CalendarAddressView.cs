namespace LaunchControl.Functions.Calendars;

/// <summary>A person's calendar address.</summary>
/// <param name="Address">A secret: whoever has it can read the person's dates.</param>
public sealed record CalendarAddressView(Uri Address, DateTimeOffset MadeAt);
