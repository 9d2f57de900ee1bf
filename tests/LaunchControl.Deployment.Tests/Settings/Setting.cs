namespace LaunchControl.Deployment.Tests.Settings;

/// <param name="Name">As the platform spells it, for instance <c>Tables__endpoint</c>; <c>NAME</c> and <c>0</c> stand for any.</param>
/// <param name="Default">Empty for none.</param>
/// <param name="About">What it is, its range and its default, from the documentation comment.</param>
internal sealed record Setting(string Name, string Default, string About);
