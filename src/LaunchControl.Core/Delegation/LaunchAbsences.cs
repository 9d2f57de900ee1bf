using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Delegation;

/// <summary>Who is away, as a launch knows it.</summary>
public static class LaunchAbsences
{
    /// <summary>Whether a person is away on the day that an instant is where the launch is.</summary>
    public static bool IsAway(this Launch launch, string person, DateTimeOffset at) => StandInChoice.AwayOn(launch, launch.DayOf(at))(person) is not null;
}
