namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Who is calling: a signed-in person or system.</summary>
/// <param name="Person">Mail address, lower case; the client id for a system.</param>
public sealed record Caller(string Person, IReadOnlySet<string> Roles)
{
    public bool MayRead => Roles.Contains(AppRoles.Read) || MayManage;

    public bool MayManage => Roles.Contains(AppRoles.Manage) || Roles.Contains(AppRoles.Admin);

    public bool IsAdmin => Roles.Contains(AppRoles.Admin);

    public bool Is(string person) => string.Equals(Person, person, StringComparison.OrdinalIgnoreCase);
}
