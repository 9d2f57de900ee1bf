using Azure.Data.Tables;
using LaunchControl.Functions.Infrastructure.Tables;

namespace LaunchControl.Functions.Tests.Infrastructure;

/// <summary>The limits of Table Storage that the emulator does not enforce.</summary>
public sealed class EntityGroupTransactionTests
{
    [Fact]
    public void One_hundred_rows_fit_and_one_more_does_not()
    {
        var group = new EntityGroupTransaction("p");
        for (var i = 0; i < 100; i++)
        {
            group.Add(TableTransactionActionType.Add, new TableEntity("p", $"{i}"));
        }

        Assert.Throws<EntityGroupLimitException>(() => group.Add(TableTransactionActionType.Add, new TableEntity("p", "100")));
        Assert.Equal(100, group.Actions.Count);
    }

    [Fact]
    public void All_rows_are_of_one_partition() =>
        Assert.Throws<EntityGroupLimitException>(() => new EntityGroupTransaction("p").Add(TableTransactionActionType.Add, new TableEntity("q", "r")));

    [Fact]
    public void A_row_of_more_than_1_MiB_is_refused() =>
        Assert.Throws<EntityGroupLimitException>(() => new EntityGroupTransaction("p").Add(TableTransactionActionType.Add, Row("r", columns: 17)));

    [Fact]
    public void A_transaction_of_more_than_4_MiB_is_refused()
    {
        var group = new EntityGroupTransaction("p");
        for (var i = 0; i < 4; i++)
        {
            group.Add(TableTransactionActionType.Add, Row($"{i}", columns: 15));
        }

        Assert.Throws<EntityGroupLimitException>(() => group.Add(TableTransactionActionType.Add, Row("4", columns: 15)));
    }

    [Fact]
    public void A_long_value_is_kept_over_several_columns_and_read_back_whole()
    {
        var value = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i} ä€😀"));

        var row = new TableEntity("p", "r").Write(value);

        Assert.All(row.Where(column => column.Key.StartsWith("Json", StringComparison.Ordinal)), column => Assert.InRange(((string)column.Value).Length, 1, 32 * 1024));
        Assert.Equal(value, row.Read<string>());
    }

    private static TableEntity Row(string key, int columns)
    {
        var row = new TableEntity("p", key);
        for (var column = 0; column < columns; column++)
        {
            row[$"Column{column}"] = new string('x', 32 * 1024);
        }

        return row;
    }
}
