using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Signatures;

/// <summary>How one sender signs its webhook requests.</summary>
public interface ISignatureScheme
{
    /// <summary>The sender, for the log.</summary>
    string Sender { get; }

    /// <summary>Name of the header that holds the signature.</summary>
    string Header { get; }

    /// <summary>Name of the setting that holds the sender's key; without it nothing is taken.</summary>
    string Setting { get; }

    bool IsSet { get; }

    /// <summary>Looks at the headers, before the body is read.</summary>
    SignatureCheck Check(IHeaderDictionary headers, DateTimeOffset now);
}
