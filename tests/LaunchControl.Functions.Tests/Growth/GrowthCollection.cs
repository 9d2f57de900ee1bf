namespace LaunchControl.Functions.Tests.Growth;

/// <summary>Tests that fill the tables: one after the other, and while no others run.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GrowthCollection
{
    public const string Name = "growth";
}
