namespace LaunchControl.Simulation.Checks;

internal static class Promise
{
    /// <exception cref="ViolationException">It does not hold.</exception>
    public static void Holds(bool isKept, string otherwise)
    {
        if (!isKept)
        {
            throw new ViolationException(otherwise);
        }
    }
}
