namespace LaunchControl.Functions.Infrastructure.Signatures;

/// <summary>What the headers of a signed request came to.</summary>
/// <param name="Fault">What is wrong with them, for the log, such as <c>no signature</c>; null where they are well-formed.</param>
/// <param name="Holds">Whether they sign this body.</param>
public sealed record SignatureCheck(string? Fault, Func<byte[], bool> Holds)
{
    public static SignatureCheck Failed(string fault) => new(fault, _ => false);
}
