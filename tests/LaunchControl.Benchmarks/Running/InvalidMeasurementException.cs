namespace LaunchControl.Benchmarks.Running;

/// <summary>Something happened, but not what was to be measured: no figure is better than a wrong one.</summary>
internal sealed class InvalidMeasurementException(string message) : Exception(message)
{
    public static void Require(bool isValid, string otherwise)
    {
        if (!isValid)
        {
            throw new InvalidMeasurementException(otherwise);
        }
    }
}
