using Azure;

namespace LaunchControl.Simulation.Tables;

/// <summary>The answer of a look-up.</summary>
internal sealed class FoundRow<T>(T? row) : NullableResponse<T>
{
    public override bool HasValue => row is not null;

    public override T? Value => row;

    public override Response GetRawResponse() => throw new NotSupportedException();
}
