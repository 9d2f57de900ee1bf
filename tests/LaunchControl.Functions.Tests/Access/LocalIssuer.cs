using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>A token issuer on this machine: a discovery document and keys that it can change. Its address is https for everybody but the test.</summary>
internal sealed class LocalIssuer
{
    public const string Authority = "https://login.contoso.example/tenant/v2.0";
    public const string Audience = "api://launchcontrol";

    // One each time that it comes back.
    private readonly List<ScriptedServer> _servers = [new()];
    private int _keys;
    private bool _isUp = true;

    public LocalIssuer()
    {
        Documents = new Retriever(this);
        Key = NewKey();
        Publish(Key);
    }

    /// <summary>Signs tokens.</summary>
    public RsaSecurityKey Key { get; private set; }

    public IDocumentRetriever Documents { get; }

    /// <summary>How often the keys were read.</summary>
    public int Reads => Server.Requests.Count(request => request.Contains("/keys", StringComparison.Ordinal));

    /// <summary>Settings of a host that believes this issuer, and no development token.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>
    {
        ["Access:DevelopmentMode"] = "false",
        ["Access:Authority"] = Authority,
        ["Access:Audience"] = Audience,
    };

    private ScriptedServer Server => _servers[^1];

    public void Replace(IServiceCollection services) => services.AddSingleton(Documents);

    /// <summary>A new key takes the place of the present one.</summary>
    public void Rotate()
    {
        Key = NewKey();
        Publish(Key);
    }

    public RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = $"key-{++_keys}" };

    /// <summary>Nobody answers any more.</summary>
    public async Task GoDownAsync()
    {
        if (_isUp)
        {
            _isUp = false;
            await Server.DisposeAsync();
        }
    }

    public void ComeBack()
    {
        _servers.Add(new ScriptedServer());
        _isUp = true;
        Publish(Key);
    }

    /// <summary>A token of a person who is signed in, as Entra issues them.</summary>
    public string TokenOf(string person, params string[] roles) => Token(Person(person, roles));

    public static Dictionary<string, object> Person(string person, params string[] roles) =>
        new() { ["preferred_username"] = person, ["scp"] = "access", ["azp"] = "6c1b8f0e-0000-4000-8000-00000000000a", ["roles"] = roles };

    public string Token(
        Dictionary<string, object> claims, string? issuer = null, string? audience = null, SecurityKey? key = null, TimeSpan begins = default, TimeSpan? ends = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority,
            Audience = audience ?? Audience,
            Claims = claims,
            IssuedAt = now + begins,
            NotBefore = now + begins,
            Expires = now + (ends ?? TimeSpan.FromHours(1)),
            SigningCredentials = new SigningCredentials(key ?? Key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>Header and payload of a token, signed in a way of the test's choice.</summary>
    public string Forge(string algorithm, Func<byte[], byte[]> sign)
    {
        var parts = TokenOf("pm@contoso.example", AppRoles.Admin).Split('.');
        var head = JsonNode.Parse(Base64UrlEncoder.Decode(parts[0]))!;
        head["alg"] = algorithm;
        var signed = $"{Base64UrlEncoder.Encode(head.ToJsonString())}.{parts[1]}";
        return $"{signed}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private void Publish(RsaSecurityKey key)
    {
        var published = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.Rsa.ExportParameters(false)) { KeyId = key.KeyId });
        var keys = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.KeyId, ["n"] = published.N, ["e"] = published.E };
        Server
            .OnBody("/tenant/v2.0/.well-known/openid-configuration", new JsonObject { ["issuer"] = Authority, ["jwks_uri"] = "https://login.contoso.example/keys" }.ToJsonString())
            .OnBody("/keys", new JsonObject { ["keys"] = new JsonArray(keys) }.ToJsonString());
    }

    private sealed class Retriever(LocalIssuer issuer) : IDocumentRetriever
    {
        private static readonly HttpClient Http = new();

        public Task<string> GetDocumentAsync(string address, CancellationToken cancel) => Http.GetStringAsync(issuer.Server.Url(new Uri(address).AbsolutePath), cancel);
    }
}
