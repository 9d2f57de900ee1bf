using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Keeps a value as JSON in a row, over as many columns as its length needs.</summary>
internal static class JsonColumns
{
    /// <summary>A string property holds 64 KiB of UTF-16, thus 32 Ki characters.</summary>
    public const int LongestColumn = 32 * 1024;

    /// <summary>The first column, unless another is named.</summary>
    public const string Column = "Json";

    public static TableEntity Write<T>(this TableEntity entity, T value) => entity.WriteText(JsonSerializer.Serialize(value, LaunchJson.Options));

    public static T Read<T>(this TableEntity entity) => JsonSerializer.Deserialize<T>(entity.ReadText(), LaunchJson.Options)
        ?? throw new InvalidDataException($"Row '{entity.RowKey}' of '{entity.PartitionKey}' holds no {typeof(T).Name}.");

    /// <summary>Keeps a text as it is.</summary>
    /// <param name="name">Of the first column.</param>
    public static TableEntity WriteText(this TableEntity entity, string text, string name = Column)
    {
        for (int start = 0, column = 0; start < text.Length; start += LongestColumn, column++)
        {
            entity[Name(name, column)] = text.Substring(start, Math.Min(LongestColumn, text.Length - start));
        }

        return entity;
    }

    /// <summary>The text, up to the first column that is missing or holds something else; empty for none.</summary>
    public static string ReadText(this TableEntity entity, string name = Column)
    {
        var text = new StringBuilder();
        for (var column = 0; entity.TryGetValue(Name(name, column), out var part) && part is string characters; column++)
        {
            text.Append(characters);
        }

        return text.ToString();
    }

    public static string Name(string name, int column) => column == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{column + 1}");
}
