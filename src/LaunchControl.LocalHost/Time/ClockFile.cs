using System.Globalization;

namespace LaunchControl.LocalHost.Time;

/// <summary>Remembers how far time was moved, so that a restart does not bring it back.</summary>
public sealed class ClockFile(string? path)
{
    public TimeSpan Read() =>
        path is not null && File.Exists(path) && TimeSpan.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var offset) ? offset : TimeSpan.Zero;

    public void Write(TimeSpan offset)
    {
        if (path is not null)
        {
            var next = path + ".next";
            File.WriteAllText(next, offset.ToString("c", CultureInfo.InvariantCulture));
            File.Move(next, path, overwrite: true);
        }
    }
}
