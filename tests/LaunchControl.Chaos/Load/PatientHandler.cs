using System.Net;

namespace LaunchControl.Chaos.Load;

/// <summary>Sends again what got no answer, or a fault for one, as a patient client would.</summary>
public sealed class PatientHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private static readonly TimeSpan PerAttempt = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                attempt.CancelAfter(PerAttempt);
                var response = await base.SendAsync(request, attempt.Token);
                await response.Content.LoadIntoBufferAsync(attempt.Token);
                if (response.StatusCode < HttpStatusCode.InternalServerError)
                {
                    return response;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested && TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                // Down, or not answering; it comes back.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }
}
