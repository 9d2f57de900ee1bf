using System.Diagnostics;
using System.IO.Compression;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Auditing;

/// <summary>A dossier, unpacked into a folder of its own as its reader would.</summary>
internal sealed class Dossier : IDisposable
{
    private Dossier(byte[] bytes)
    {
        Bytes = bytes;
        Folder = Directory.CreateTempSubdirectory("launchcontrol-dossier-").FullName;
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        Entries = [.. zip.Entries.Select(entry => (entry.FullName, entry.LastWriteTime))];
        zip.ExtractToDirectory(Folder);
    }

    public byte[] Bytes { get; }

    public string Folder { get; }

    public IReadOnlyList<(string Name, DateTimeOffset At)> Entries { get; }

    public static async Task<Dossier> GetAsync(LaunchApi api, string launchId)
    {
        using var response = await api.Http.GetAsync($"api/launches/{launchId}/dossier");
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.ToString());
        Assert.Equal($"{launchId}-dossier.zip", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        return new Dossier(await response.Content.ReadAsByteArrayAsync());
    }

    public string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public string[] Lines(string name) => File.ReadAllLines(Path.Combine(Folder, name));

    /// <summary>Flips the lowest bit of one byte.</summary>
    public void Tamper(string name, int position)
    {
        var path = Path.Combine(Folder, name);
        var bytes = File.ReadAllBytes(path);
        bytes[position % bytes.Length] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>The commands that the README gives, each as it stands there.</summary>
    public IReadOnlyList<string> Recipes()
    {
        var indented = Lines("README.txt").Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line).ToList();
        var (begin, end) = (indented.FindIndex(line => line.StartsWith("python3", StringComparison.Ordinal)), indented.FindIndex(line => line == "END"));
        return [indented.Single(line => line.StartsWith("sha256sum", StringComparison.Ordinal)), string.Join('\n', indented[begin..(end + 1)])];
    }

    /// <summary>Runs a command in the folder.</summary>
    public async Task<(int Code, string Output)> RunAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    public static bool HasTools { get; } = new[] { "bash", "sha256sum", "python3" }.All(tool =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool))));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
