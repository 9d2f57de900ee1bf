using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Who may call an endpoint. Every endpoint states its rule.</summary>
/// <param name="Allows">Whether a signed-in caller may go on.</param>
/// <param name="Sentence">The rule in words, for whoever is refused.</param>
public sealed record AccessRule(Func<Caller, bool> Allows, string Sentence)
{
    /// <summary>What whoever is refused lacks: a role, or a part in the launch.</summary>
    public RefusedBecause Lack { get; init; } = RefusedBecause.NotOfThisLaunch;

    /// <summary>Any signed-in caller; what they may do is decided by the launch itself.</summary>
    public static AccessRule SignedIn { get; } = new(_ => true, "Sign in.");

    public static AccessRule Read { get; } = new(caller => caller.MayRead, $"This needs the app role {AppRoles.Read}, {AppRoles.Manage} or {AppRoles.Admin}.") { Lack = RefusedBecause.Role };

    public static AccessRule Manage { get; } = new(caller => caller.MayManage, $"This needs the app role {AppRoles.Manage} or {AppRoles.Admin}.") { Lack = RefusedBecause.Role };

    public static AccessRule Admin { get; } = new(caller => caller.IsAdmin, $"This needs the app role {AppRoles.Admin}.") { Lack = RefusedBecause.Role };

    /// <summary>Who may put a launch on a day on which nothing is launched.</summary>
    public static AccessRule OverrideBlackout { get; } =
        new(caller => caller.IsAdmin, $"Only {AppRoles.Admin} may override a blackout. Leave blackoutOverride out, and give a date that is free.") { Lack = RefusedBecause.Role };

    /// <summary>Managers, and the owner of this launch.</summary>
    public static AccessRule ManageLaunch(Launch launch) =>
        new(caller => caller.MayManage || caller.Is(launch.Owner), $"Only the launch owner, {AppRoles.Manage} or {AppRoles.Admin} may do this.");

    /// <summary>Readers, the owner, and everyone who takes part, signs, stands in for somebody or owns an item. Whoever may not see it learns not even whether it exists.</summary>
    /// <param name="launch">Null for one that does not exist.</param>
    public static AccessRule ReadLaunch(Launch? launch) =>
        new(caller => caller.MayRead || launch?.Involved().Any(caller.Is) == true, $"Only people of this launch and {AppRoles.Read} may see it.");

    /// <summary>Managers, the owner, and everyone who takes part: whoever only reads is not among them.</summary>
    public static AccessRule TakePart(Launch launch) => new(
        caller => caller.MayManage || launch.Participants().Any(caller.Is), $"Only people of this launch, {AppRoles.Manage} and {AppRoles.Admin} may do this.");

    /// <summary>Managers, the owner of the launch, and whoever wrote the lesson down.</summary>
    public static AccessRule RemoveLesson(Launch launch, string lessonId) => new(
        caller => ManageLaunch(launch).Allows(caller) || launch.Lessons.Any(lesson => lesson.Id == lessonId && caller.Is(lesson.By))
            // Nothing is left to take back: whoever sends it again hears so.
            || (launch.RemovedLessons.Contains(lessonId) && TakePart(launch).Allows(caller)),
        $"Only whoever wrote the lesson down, the launch owner, {AppRoles.Manage} or {AppRoles.Admin} may do this.");

    /// <summary>People with a role that the gate lets waive, and admins. The launch owner and managers are not among them by themselves.</summary>
    public static AccessRule WaiveGate(Launch launch, string gateId) =>
        Waive(launch, launch.FindGate(gateId));

    /// <inheritdoc cref="WaiveGate"/>
    public static AccessRule WaiveItem(Launch launch, string itemId) => Waive(launch, launch.FindItem(itemId)?.Gate);

    /// <summary>Who may waive the gate, and who manages the launch.</summary>
    public static AccessRule RevokeGateWaiver(Launch launch, string gateId) => new(
        caller => WaiveGate(launch, gateId).Allows(caller) || ManageLaunch(launch).Allows(caller),
        $"{WaiveGate(launch, gateId).Sentence} Revoking is also open to the launch owner and {AppRoles.Manage}.");

    /// <summary>People with a role that may override the gate, and admins.</summary>
    public static AccessRule OverrideGate(Launch launch, string gateId) => launch.FindGate(gateId) is not { } gate
        ? ManageLaunch(launch)
        : new(caller => caller.IsAdmin || gate.OverridableBy.Any(role => launch.PeopleOf(role).Any(caller.Is)),
            gate.OverridableBy.Count == 0 ? $"Only {AppRoles.Admin} may override this gate."
                : $"Only people with the role {string.Join(" or ", gate.OverridableBy)} in this launch, and {AppRoles.Admin}, may override this gate.");

    /// <summary>The person themselves, and managers.</summary>
    public static AccessRule ManagePerson(string person) =>
        new(caller => caller.MayManage || caller.Is(person), $"Only the person themselves, {AppRoles.Manage} or {AppRoles.Admin} may do this; the owner of a launch of theirs may say for that launch when they are away.") { Lack = RefusedBecause.Role };

    /// <summary>The person themselves, and readers.</summary>
    public static AccessRule ReadPerson(string person) =>
        new(caller => caller.MayRead || caller.Is(person), $"Only the person themselves and {AppRoles.Read} may see it.") { Lack = RefusedBecause.Role };

    /// <summary>The person themselves: whoever has the address reads as them.</summary>
    public static AccessRule HaveCalendarAddress(string person) =>
        new(caller => caller.Is(person), "A calendar address is made by the person themselves.") { Lack = RefusedBecause.Role };

    /// <summary>The person themselves, and managers.</summary>
    public static AccessRule StopCalendarAddress(string person) =>
        new(caller => caller.MayManage || caller.Is(person), $"Only the person themselves, {AppRoles.Manage} or {AppRoles.Admin} may do this.") { Lack = RefusedBecause.Role };

    private static AccessRule Waive(Launch launch, Gate? gate) => gate is null
        ? ManageLaunch(launch) // Nothing to waive: whoever may manage is told so, anybody else learns nothing.
        : new(caller => caller.IsAdmin || launch.MayWaive(gate, caller.Person), $"Only people with the role {string.Join(" or ", gate.WaivableBy)} in this launch, and {AppRoles.Admin}, may waive here.");

    /// <summary>Managers, the owner of the launch, and the owner of the item.</summary>
    public static AccessRule WorkOnItem(Launch launch, string itemId) =>
        new(caller => ManageLaunch(launch).Allows(caller) || launch.Gates.SelectMany(gate => gate.Items).Any(item => item.Id == itemId && caller.Is(item.Owner)),
            $"Only the item's owner, the launch owner, {AppRoles.Manage} or {AppRoles.Admin} may do this.");
}
