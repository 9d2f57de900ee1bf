namespace LaunchControl.LocalHost.Time;

/// <summary>Moves the host's time forward; one move at a time.</summary>
public sealed class TimeTravel(VirtualClock clock, ClockFile file, Quiescence quiescence) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Returns once everything that became due on the way is done.</summary>
    public async Task<DateTimeOffset> MoveToAsync(DateTimeOffset target)
    {
        await _turn.WaitAsync();
        try
        {
            await clock.AdvanceToAsync(target, SettleAsync);
            return clock.GetUtcNow();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // The way so far is kept before the next step, so that a crash in the middle never sets time back.
    private async Task SettleAsync()
    {
        file.Write(clock.Offset);
        await quiescence.WaitAsync();
    }
}
