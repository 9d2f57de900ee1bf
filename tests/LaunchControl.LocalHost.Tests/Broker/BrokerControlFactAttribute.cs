namespace LaunchControl.LocalHost.Tests.Broker;

/// <summary>A test that needs the broker's clock, connections or disk: skipped when the suite runs against a real namespace.</summary>
public sealed class BrokerControlFactAttribute : FactAttribute
{
    public BrokerControlFactAttribute()
    {
        if (RealNamespace.ConnectionString is not null)
            Skip = $"{RealNamespace.Variable} names a namespace that can't be controlled.";
    }
}
