using Azure.Messaging.ServiceBus;
using LaunchControl.Drivers;
using LaunchControl.Functions.DeadLetters;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaunchControl.Functions.Tests.DeadLetters;

public sealed class UnreachableQueueTests
{
    // The board shows null as "can't be looked at just now"; the gallery of pages has that state.
    [Fact]
    public async Task A_page_that_can_not_look_at_the_queues_is_told_so_in_time_and_not_broken()
    {
        await using var client = new ServiceBusClient($"Endpoint=sb://127.0.0.1:{Ports.Free()};SharedAccessKeyName=x;SharedAccessKey=eA==;UseDevelopmentEmulator=true;");
        await using var queues = new DeadLetterQueues(client);
        Assert.Null(await new DeadLetterList(queues, NullLogger<DeadLetterList>.Instance).NotesAsync("some-launch-234567", default));
    }
}
