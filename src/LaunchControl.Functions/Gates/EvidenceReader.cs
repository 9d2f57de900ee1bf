using LaunchControl.Core.Gates;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Gates;

/// <summary>Reads member <c>evidence</c>: at most 20 objects, each with an http or https <c>url</c>, a <c>text</c>, or both.</summary>
internal static class EvidenceReader
{
    private const int MostEvidence = 20;

    public static IReadOnlyList<Evidence> Read(JsonFields fields)
    {
        var evidence = fields.Objects("evidence").Select(ReadOne).ToList();
        if (evidence.Count > MostEvidence)
        {
            fields.Fault("evidence", $"At most {MostEvidence} pieces of evidence.");
        }

        return evidence;
    }

    private static Evidence ReadOne(JsonFields fields)
    {
        var evidence = new Evidence(fields.String("url"), fields.String("text"));
        fields.RefuseUnknown();
        if (evidence.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is ("http" or "https")))
        {
            fields.Fault("url", "Give an absolute http or https address.");
        }
        else if (evidence.Url is null && string.IsNullOrWhiteSpace(evidence.Text))
        {
            fields.Fault("url", "Give a url or a text.");
        }

        return evidence;
    }
}
