namespace LaunchControl.LocalHost.Time;

/// <summary>Tells whether a part of the host has work that could run now.</summary>
public interface IWorkProbe
{
    string Name { get; }

    Task<bool> IsIdleAsync();
}
