using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace LaunchControl.Functions.Dossiers;

/// <summary>Writes the files of a dossier into one zip as they come, each with its checksum; nothing is kept in memory.</summary>
/// <param name="at">The time that every file carries, so that the same launch gives the same bytes. The format keeps even seconds, and no zone: it is UTC.</param>
internal sealed class DossierZip(ZipArchive zip, DateTimeOffset at)
{
    private readonly StringBuilder _manifest = new();

    public async Task AddAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        using var sha = SHA256.Create();
        await using (var file = await OpenAsync(name, cancellationToken))
        {
            await using var hashed = new CryptoStream(file, sha, CryptoStreamMode.Write, leaveOpen: true);
            await write(hashed);
            await hashed.FlushFinalBlockAsync(cancellationToken);
        }

        _manifest.Append(Convert.ToHexStringLower(sha.Hash!)).Append("  ").Append(name).Append('\n');
    }

    public Task AddAsync(string name, string text, CancellationToken cancellationToken) =>
        AddAsync(name, file => file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask(), cancellationToken);

    /// <summary>The checksums of every file so far, as <c>sha256sum -c</c> reads them.</summary>
    public async Task AddManifestAsync(string name, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(name, cancellationToken);
        await file.WriteAsync(Encoding.UTF8.GetBytes(_manifest.ToString()), cancellationToken);
    }

    private Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at.ToUniversalTime();
        return entry.OpenAsync(cancellationToken);
    }
}
