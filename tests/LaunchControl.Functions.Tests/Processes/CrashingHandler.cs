using System.Net;

namespace LaunchControl.Functions.Tests.Processes;

/// <summary>Crashes the host while requests are under way, and sends again what got no answer, as a patient client would.</summary>
public sealed class CrashingHandler(Random random, Func<Task> crash) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private int _untilNext = 5;
    private Task _crashing = Task.CompletedTask;

    /// <summary>How many crashes are still to come.</summary>
    public int Remaining { get; set; }

    public int Crashes { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        if (Remaining > 0 && _crashing.IsCompleted && --_untilNext <= 0)
        {
            Remaining--;
            Crashes++;
            _untilNext = random.Next(4, 9);
            _crashing = CrashAfterAsync(TimeSpan.FromMilliseconds(random.Next(0, 60)));
        }

        return await SendPatientlyAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendPatientlyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                if (response.StatusCode != HttpStatusCode.InternalServerError)
                {
                    return response;
                }
            }
            catch (HttpRequestException) when (TimeProvider.System.GetElapsedTime(deadline) < Patience)
            {
                // Down; it comes back.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    private async Task CrashAfterAsync(TimeSpan delay)
    {
        await Task.Delay(delay, TimeProvider.System);
        await crash();
    }
}
