using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Tests.Builders;

/// <summary>Requests to start a launch, and the people in them: role <c>ana</c> is <c>ana@contoso.example</c>.</summary>
internal static class StartLaunchBuilder
{
    public const string Owner = "pm@contoso.example";

    public static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset LaunchAt = new(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5));

    public static string Person(string role) => $"{role}@contoso.example";

    /// <summary>A request without fault.</summary>
    public static StartLaunch RequestFor(Playbook playbook) => new()
    {
        Name = "Contoso Pulse 2.0",
        Tier = LaunchTier.T1,
        LaunchAt = LaunchAt,
        TimeZone = "America/New_York",
        Owner = Owner,
        People = playbook.Roles.ToDictionary(role => role.Id, IReadOnlyList<string> (role) => [Person(role.Id)]),
    };
}
