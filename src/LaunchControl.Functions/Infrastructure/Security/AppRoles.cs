namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>The app roles that a token may carry.</summary>
public static class AppRoles
{
    public const string Read = "Launch.Read";
    public const string Manage = "Launch.Manage";
    public const string Admin = "Launch.Admin";
}
