using Azure.Data.Tables;
using LaunchControl.Simulation.App;
using LaunchControl.Simulation.Checks;

namespace LaunchControl.Simulation.Tables;

/// <summary>The account's tables, as one process reaches them.</summary>
internal sealed class SimulatedTableService(TableAccount account, Outside outside, Recorder recorder) : TableServiceClient
{
    public override TableClient GetTableClient(string tableName) => new SimulatedTable(tableName, account, outside, recorder);
}
