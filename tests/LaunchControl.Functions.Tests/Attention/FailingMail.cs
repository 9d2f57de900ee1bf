using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Tests.Attention;

/// <summary>Hands mail on, and fails with digests before or after that, as if the process had died there.</summary>
internal sealed class FailingMail : IMailSender
{
    private IMailSender? _inner;
    private int _attempts;

    /// <summary><c>before</c>, <c>after</c>, or null for not at all.</summary>
    public string? Fails { get; set; }

    /// <summary>How often a digest was handed over, or was to be.</summary>
    public int Attempts => _attempts;

    public IMailSender Around(IMailSender inner)
    {
        _inner = inner;
        return this;
    }

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var isDigest = mail.Id.StartsWith("digest", StringComparison.Ordinal);
        _attempts += isDigest ? 1 : 0;
        if (isDigest && Fails == "before")
        {
            throw new IOException("Died before the mail.");
        }

        await _inner!.SendAsync(mail, cancellationToken);
        if (isDigest && Fails == "after")
        {
            throw new IOException("Died after the mail.");
        }
    }
}
