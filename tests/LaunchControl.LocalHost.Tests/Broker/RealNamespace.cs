namespace LaunchControl.LocalHost.Tests.Broker;

/// <summary>A real namespace, or the official emulator, that takes the place of our broker when its connection string is given.</summary>
public static class RealNamespace
{
    public const string Variable = "LAUNCHCONTROL_TEST_SERVICEBUS";

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable(Variable);
}
