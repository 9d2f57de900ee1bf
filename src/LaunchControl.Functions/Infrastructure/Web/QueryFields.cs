using System.Globalization;
using LaunchControl.Core.Launches;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Takes typed parameters out of a query and notes every fault, as <see cref="JsonFields"/> does for a body.</summary>
public sealed class QueryFields(HttpRequest request)
{
    private readonly FaultList _faults = new();

    public bool HasFaults => !_faults.IsEmpty;

    /// <summary>Every fault, with the name of its parameter.</summary>
    public IEnumerable<(string Name, string Message)> Faults =>
        _faults.ToRefusal("").Faults.SelectMany(fault => fault.Value.Select(message => (fault.Key[1..], message)));

    public string? ContinuationToken => Text("continuationToken");

    /// <summary>422 with all faults.</summary>
    public IResult Refuse() => Problems.From(_faults.ToRefusal("The query has faults."));

    /// <summary>Null for one that is left out, empty, or there twice.</summary>
    public string? Text(string name) => request.Query[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>The same, of at most so many characters.</summary>
    public string? Text(string name, int longest)
    {
        if (Text(name) is { } text && text.Length > longest)
        {
            Fault(name, $"Give at most {longest} characters.");
            return null;
        }

        return Text(name);
    }

    public int PageSize(int preset, int most) => Number("pageSize", preset, 1, most);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Number(string name, int preset, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return preset;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(name, $"Give a number from {least} to {most}.");
        return preset;
    }

    /// <summary>A word that names a member of <typeparamref name="T"/>, spelled exactly, in camelCase.</summary>
    public T? Enum<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var names = System.Enum.GetNames<T>();
        if (names.FirstOrDefault(known => ApiJson.Spelled(known) == text) is { } match)
        {
            return System.Enum.Parse<T>(match);
        }

        Fault(name, $"Unknown value. Give one of: {string.Join(", ", names.Select(ApiJson.Spelled))}.");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? Word(string name, params IReadOnlyList<string> words)
    {
        if (Text(name) is { } text && !words.Contains(text))
        {
            Fault(name, $"Unknown value. Give one of: {string.Join(", ", words)}.");
        }

        return Text(name);
    }

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fault(name, "Give a day, such as 2027-03-02.");
        return null;
    }

    /// <summary>An RFC 3339 instant with its offset.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (JsonFields.TryReadInstant(text, out var instant))
        {
            return instant;
        }

        Fault(name, "Give an instant with its offset, such as 2027-03-02T09:00:00Z; a + is written %2B in an address.");
        return null;
    }

    /// <summary>A day, or an RFC 3339 instant with its offset; at most one of the two is there.</summary>
    public (DateOnly? Day, DateTimeOffset? Instant) DayOrInstant(string name)
    {
        if (Text(name) is not { } text)
        {
            return (null, null);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, null);
        }

        if (JsonFields.TryReadInstant(text, out var instant))
        {
            return (null, instant);
        }

        Fault(name, "Give a day, such as 2027-03-02, or an instant with its offset, such as 2027-03-02T09:00:00Z; a + is written %2B in an address.");
        return (null, null);
    }

    /// <summary>False unless it is given as <c>true</c>.</summary>
    public bool Boolean(string name) => Truth(name) ?? false;

    /// <summary>Null for one that is left out.</summary>
    public bool? Truth(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (text is not ("true" or "false"))
        {
            Fault(name, "Give true or false.");
        }

        return text == "true";
    }

    public void Fault(string name, string message) => _faults.Add($"/{name}", message);
}
