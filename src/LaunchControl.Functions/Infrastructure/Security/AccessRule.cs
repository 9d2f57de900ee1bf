using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Who may call an endpoint. Every endpoint states its rule.</summary>
/// <param name="Allows">Whether a signed-in caller may go on.</param>
/// <param name="Sentence">The rule in words, for whoever is refused.</param>
public sealed record AccessRule(Func<Caller, bool> Allows, string Sentence)
{
    /// <summary>Any signed-in caller; what they may do is decided by the launch itself.</summary>
    public static AccessRule SignedIn { get; } = new(_ => true, "Sign in.");

    public static AccessRule Read { get; } = new(caller => caller.MayRead, $"This needs the app role {AppRoles.Read}, {AppRoles.Manage} or {AppRoles.Admin}.");

    public static AccessRule Manage { get; } = new(caller => caller.MayManage, $"This needs the app role {AppRoles.Manage} or {AppRoles.Admin}.");

    /// <summary>Managers, and the owner of this launch.</summary>
    public static AccessRule ManageLaunch(Launch launch) =>
        new(caller => caller.MayManage || caller.Is(launch.Owner), $"Only the launch owner, {AppRoles.Manage} or {AppRoles.Admin} may do this.");

    /// <summary>Readers, the owner, and everyone who takes part.</summary>
    public static AccessRule ReadLaunch(Launch launch) =>
        new(caller => caller.MayRead || launch.Participants().Any(caller.Is), $"Only people of this launch and {AppRoles.Read} may see it.");

    /// <summary>Managers, the owner of the launch, and the owner of the item.</summary>
    public static AccessRule WorkOnItem(Launch launch, string itemId) =>
        new(caller => ManageLaunch(launch).Allows(caller) || launch.Gates.SelectMany(gate => gate.Items).Any(item => item.Id == itemId && caller.Is(item.Owner)),
            $"Only the item's owner, the launch owner, {AppRoles.Manage} or {AppRoles.Admin} may do this.");
}
