using System.Security.Cryptography;
using System.Text;

namespace LaunchControl.Core.Upkeep;

/// <summary>Names people in few characters, to find out without reading a launch that somebody does not take part in it.</summary>
/// <remarks>Two people may have the same mark, so what it finds is looked at. Nobody's address can be read from it.</remarks>
public static class PersonMarks
{
    private const int Bytes = 4;

    /// <summary>The marks of these people, each once: 8 hexadecimal digits a person, with spaces between.</summary>
    public static string Of(IEnumerable<string> people) => string.Join(' ', people.Select(Mark).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Whether a person may be among those that <paramref name="marks"/> was made of; for null, everybody may.</summary>
    public static bool MayHave(string? marks, string person) => marks is null || marks.Contains(Mark(person), StringComparison.Ordinal);

    private static string Mark(string person) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)).AsSpan(0, Bytes));
}
