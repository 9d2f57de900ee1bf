using System.Security.Cryptography;
using System.Text.Json;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>Keys for local development: made at the first run, kept with the data, so that links and tokens survive a restart.</summary>
/// <param name="SignOffKey">32 random bytes in base64.</param>
/// <param name="DevelopmentKey">32 random bytes in base64.</param>
/// <param name="WebhookKey">32 random bytes in base64; null in a file of before there were webhooks.</param>
public sealed record LocalSecrets(string SignOffKey, string DevelopmentKey, string? WebhookKey)
{
    public static LocalSecrets LoadOrCreate(string? path)
    {
        var secrets = new LocalSecrets(NewKey(), NewKey(), NewKey());
        if (path is not null && File.Exists(path))
        {
            var kept = JsonSerializer.Deserialize<LocalSecrets>(File.ReadAllText(path)) ?? throw new InvalidDataException($"{path} holds no keys; delete it to make new ones.");
            if (kept.WebhookKey is not null)
            {
                return kept;
            }

            secrets = kept with { WebhookKey = secrets.WebhookKey };
        }

        if (path is not null)
        {
            var next = path + ".next";
            using (var file = new FileStream(next, OwnerOnly()))
            {
                JsonSerializer.Serialize(file, secrets);
            }

            File.Move(next, path, overwrite: true);
        }

        return secrets;
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
