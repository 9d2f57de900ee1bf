namespace LaunchControl.Core.Launches;

/// <summary>A member of a JSON merge patch (RFC 7396): left out, or given, where null takes the value away.</summary>
public readonly record struct Patch<T>(bool IsGiven, T? Value)
{
    public static implicit operator Patch<T>(T? value) => new(true, value);

    public T? Or(T? current) => IsGiven ? Value : current;
}
