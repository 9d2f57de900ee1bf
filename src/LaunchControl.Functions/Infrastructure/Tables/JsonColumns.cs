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

    private const string Column = "Json";

    public static TableEntity Write<T>(this TableEntity entity, T value)
    {
        var json = JsonSerializer.Serialize(value, LaunchJson.Options);
        for (int start = 0, column = 0; start < json.Length; start += LongestColumn, column++)
        {
            entity[Name(column)] = json.Substring(start, Math.Min(LongestColumn, json.Length - start));
        }

        return entity;
    }

    public static T Read<T>(this TableEntity entity)
    {
        var json = new StringBuilder();
        for (var column = 0; entity.GetString(Name(column)) is { } part; column++)
        {
            json.Append(part);
        }

        return JsonSerializer.Deserialize<T>(json.ToString(), LaunchJson.Options)
            ?? throw new InvalidDataException($"Row '{entity.RowKey}' of '{entity.PartitionKey}' holds no {typeof(T).Name}.");
    }

    private static string Name(int column) => column == 0 ? Column : string.Create(CultureInfo.InvariantCulture, $"{Column}{column + 1}");
}
