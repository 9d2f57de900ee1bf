namespace LaunchControl.ClosedNetwork;

internal static class NeedsOfficialPackage
{
    /// <summary>What a contract throws where only the official package can do the work.</summary>
    /// <param name="package">Id of the official package.</param>
    /// <param name="instead">What to do on this network: a whole sentence.</param>
    public static PlatformNotSupportedException Exception(string package, string instead) =>
        new($"This needs the official package {package}; this build stands in for it on a network with a partial package feed. {instead}");
}
