namespace LaunchControl.Functions.OpenApi;

/// <summary>Who may call an operation, as the document says it.</summary>
internal static class Callers
{
    public const string Anybody = "Anybody.";
    public const string Read = "App roles Launch.Read, Launch.Manage and Launch.Admin.";
    public const string Manage = "App roles Launch.Manage and Launch.Admin.";
    public const string Admin = "App role Launch.Admin.";
    public const string Readers = "Everyone who takes part in the launch, and app roles Launch.Read, Launch.Manage and Launch.Admin.";
    public const string Managers = "The launch owner, and app roles Launch.Manage and Launch.Admin.";
    public const string Participants = "Everyone who takes part in the launch, and app roles Launch.Manage and Launch.Admin.";
    public const string ItemWorkers = "The item's owner, the launch owner, and app roles Launch.Manage and Launch.Admin.";
    public const string Waivers = "People with a role that the gate names in `waivableBy`, and app role Launch.Admin.";
    public const string Overriders = "People with a role that the gate names in `overridableBy`, and app role Launch.Admin.";
    public const string Approvers = "Approvers of the gate, and who stands in for one.";
    public const string ThePerson = "The person themselves, the owner of a launch in which they take part, and app roles Launch.Manage and Launch.Admin.";
    public const string ReadersOfPerson = "The person themselves, and app roles Launch.Read, Launch.Manage and Launch.Admin.";
}
