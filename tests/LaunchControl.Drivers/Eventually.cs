using System.Diagnostics;

namespace LaunchControl.Drivers;

/// <summary>Waits for something that another thread or process brings about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="TimeoutException">It did not come about; the message says what was seen last.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T>> look, Func<T, bool> isThere, string what, TimeSpan? patience = null)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
            {
                return seen;
            }

            if (waited.Elapsed > (patience ?? Patience))
            {
                throw new TimeoutException($"{what} did not come about within {waited.Elapsed.TotalSeconds:F0} s. Last seen: {seen}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public static Task TrueAsync(Func<Task<bool>> look, string what, TimeSpan? patience = null) => GetAsync(look, isThere => isThere, what, patience);
}
