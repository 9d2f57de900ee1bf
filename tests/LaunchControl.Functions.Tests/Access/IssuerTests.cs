using System.Net;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>The token issuer changes its keys, and is down at times.</summary>
public sealed class IssuerTests : IAsyncLifetime
{
    private readonly LocalIssuer _issuer = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly AccessTokens _tokens;

    public IssuerTests()
    {
        var options = Options.Create(new AccessOptions { Authority = new Uri(LocalIssuer.Authority), Audience = LocalIssuer.Audience });
        _tokens = new AccessTokens(options, new IssuerKeys(options, _issuer.Documents, _time, NullLogger<IssuerKeys>.Instance), _time);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _issuer.GoDownAsync();

    [Fact]
    public async Task The_first_token_of_a_new_key_is_believed_and_those_of_the_old_one_are_not_any_more()
    {
        var old = Token();
        Assert.NotNull(await _tokens.ValidateAsync(old));

        _issuer.Rotate();

        Assert.NotNull(await _tokens.ValidateAsync(Token()));
        Assert.Null(await _tokens.ValidateAsync(old));
    }

    [Fact]
    public async Task Tokens_of_unknown_keys_make_nobody_read_the_issuers_keys_more_than_once_a_minute()
    {
        Assert.NotNull(await _tokens.ValidateAsync(Token()));
        var stranger = _issuer.NewKey().Rsa;
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await _tokens.ValidateAsync(_issuer.Token(LocalIssuer.Person("x@contoso.example"), key: new RsaSecurityKey(stranger) { KeyId = $"unknown-{i}" })));
        }

        Assert.Equal(2, _issuer.Reads);
        _time.Advance(TimeSpan.FromSeconds(61));
        _issuer.Rotate();
        Assert.NotNull(await _tokens.ValidateAsync(Token()));
        Assert.Equal(3, _issuer.Reads);
    }

    [Fact]
    public async Task An_issuer_that_is_down_leaves_the_keys_that_are_known_in_use_and_is_read_again_when_it_is_back()
    {
        var token = _issuer.Token(LocalIssuer.Person("pm@contoso.example"), ends: TimeSpan.FromDays(3));
        Assert.NotNull(await _tokens.ValidateAsync(token));
        await _issuer.GoDownAsync();

        _time.Advance(TimeSpan.FromHours(13));
        Assert.NotNull(await _tokens.ValidateAsync(token));
        Assert.Null(await _tokens.ValidateAsync(_issuer.Token(LocalIssuer.Person("x@contoso.example"), key: _issuer.NewKey(), ends: TimeSpan.FromDays(3))));

        _issuer.ComeBack();
        _issuer.Rotate();
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await _tokens.ValidateAsync(_issuer.Token(LocalIssuer.Person("pm@contoso.example"), ends: TimeSpan.FromDays(3))));
    }

    [Fact]
    public async Task An_issuer_that_was_never_reached_says_so_is_not_asked_by_every_caller_and_works_once_it_is_there()
    {
        await _issuer.GoDownAsync();
        await Assert.ThrowsAsync<IssuerUnreachableException>(() => _tokens.ValidateAsync(Token()));
        Assert.Null(await _tokens.ValidateAsync("no JWT"));

        _issuer.ComeBack();
        await Assert.ThrowsAsync<IssuerUnreachableException>(() => _tokens.ValidateAsync(Token()));
        Assert.Equal(0, _issuer.Reads);
        _time.Advance(IssuerUnreachableException.RetryAfter);
        Assert.NotNull(await _tokens.ValidateAsync(Token()));
    }

    [Fact]
    public async Task Over_HTTP_such_an_issuer_is_a_503_that_says_when_to_try_again()
    {
        var issued = new IssuedHost();
        await issued.InitializeAsync();
        await issued.Issuer.GoDownAsync();

        using var answer = await issued.SendAsync("GET", "api/launches", issued.Issuer.TokenOf("pm@contoso.example", AppRoles.Read));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(10, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Contains("sign-in-unavailable", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var nobody = await issued.SendAsync("GET", "api/launches", null);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        await issued.DisposeAsync();
    }

    [Fact]
    public async Task The_issuers_documents_are_read_over_https_alone()
    {
        await using var server = new ScriptedServer().OnBody("/", "{}");
        using var client = new GuardedClient("127.0.0.1");
        var documents = new IssuerDocuments(client.Client);
        var refused = await Assert.ThrowsAsync<IOException>(() => documents.GetDocumentAsync(server.Url("/"), CancellationToken.None));
        Assert.Contains("not https", refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private string Token() => _issuer.TokenOf("pm@contoso.example", AppRoles.Read);
}
