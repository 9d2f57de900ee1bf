namespace LaunchControl.LocalHost.Faults;

/// <summary>Tells whoever runs a crash test what was injected, also by a process that is gone.</summary>
public sealed class FaultJournal(FaultOptions options)
{
    private readonly Lock _lock = new();

    public void Note(string what)
    {
        if (options.Journal is { } path)
        {
            lock (_lock)
            {
                File.AppendAllText(path, what + "\n");
            }
        }
    }
}
