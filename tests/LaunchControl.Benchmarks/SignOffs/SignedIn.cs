using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.SignOffs;

/// <summary>An approver with a token, who decides over the API.</summary>
internal sealed class SignedIn(LaunchApi api, Seat seat, string token)
{
    public static async Task<IReadOnlyList<SignedIn>> AllAsync(BenchHost host, IEnumerable<Seat> seats)
    {
        List<SignedIn> people = [];
        foreach (var seat in seats)
        {
            people.Add(new SignedIn(host.Api, seat, await host.Api.TokenAsync(seat.Person)));
        }

        return people;
    }

    /// <summary>Approves; returns once that is acknowledged.</summary>
    public async Task ApproveAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/launches/{seat.LaunchId}/gates/{seat.GateId}/sign-offs")
        {
            Content = JsonContent.Create(new { decision = "approve" }),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        using var answer = await api.Http.SendAsync(request);
        InvalidMeasurementException.Require(answer.StatusCode == HttpStatusCode.Accepted, $"A sign-off was answered with {answer.StatusCode}.");
    }
}
