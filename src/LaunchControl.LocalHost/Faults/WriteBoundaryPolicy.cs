using Azure.Core;
using Azure.Core.Pipeline;

namespace LaunchControl.LocalHost.Faults;

/// <summary>Makes each write to Table Storage a boundary.</summary>
internal sealed class WriteBoundaryPolicy(WriteBoundaries boundaries) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Get)
        {
            await ProcessNextAsync(message, pipeline);
        }
        else
        {
            var table = message.Request.Uri.Path.Split('/')[^1].Split('(')[0];
            await boundaries.AroundAsync($"table {message.Request.Method} {table}", async () => await ProcessNextAsync(message, pipeline));
        }
    }
}
