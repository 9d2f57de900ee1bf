using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Tests.Infrastructure;
using LaunchControl.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>Tokens of the issuer that is set, and no others; every refusal looks alike and changes nothing.</summary>
public sealed class TokenTests(IssuedHost issued) : IClassFixture<IssuedHost>
{
    private const string Owner = "pm@contoso.example";

    private LocalIssuer Issuer => issued.Issuer;

    [Fact]
    public async Task Every_API_route_refuses_whatever_is_no_token_of_the_issuer_for_this_app_at_this_time_and_always_in_the_same_words()
    {
        var id = await StartAsync();
        var before = await SnapshotAsync(id);
        HashSet<string> answers = [];
        var falseTokens = FalseTokens().ToList();

        foreach (var (method, route) in TokenRoutes())
        {
            foreach (var (what, token) in falseTokens)
            {
                using var answer = await issued.SendAsync(method, Fill(route, id), token);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {route} with {what}: {(int)answer.StatusCode}");
                answers.Add(await WithoutTraceAsync(answer) + string.Join(' ', answer.Headers.WwwAuthenticate));
            }
        }

        Assert.Single(answers);
        Assert.Equal(before, await SnapshotAsync(id));
    }

    [Fact]
    public async Task Every_API_route_refuses_a_signed_in_stranger_without_a_role_or_with_a_role_of_another_app()
    {
        var id = await StartAsync();
        var before = await SnapshotAsync(id);

        foreach (var (method, route) in TokenRoutes())
        {
            foreach (var roles in new[] { [], new[] { "launch.manage" }, ["Launch.Owner", "Admin"] })
            {
                using var answer = await issued.SendAsync(method, Fill(route, id), Issuer.TokenOf("stranger@contoso.example", roles));
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {route} with {string.Join(' ', roles)}: {(int)answer.StatusCode}");
            }
        }

        Assert.Equal(before, await SnapshotAsync(id));
    }

    [Fact]
    public async Task Clocks_may_differ_by_five_minutes()
    {
        Assert.Equal(HttpStatusCode.OK, await ListAsync(Issuer.Token(Reader(), ends: TimeSpan.FromMinutes(-4))));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(Issuer.Token(Reader(), begins: TimeSpan.FromMinutes(4))));
    }

    [Fact]
    public async Task A_person_is_who_their_sign_in_name_says_and_never_whom_an_address_names_that_they_could_have_typed()
    {
        var id = await StartAsync();

        // The launch's owner, who has no role, by the sign-in name of either version of tokens, in whatever capitals.
        Assert.Equal(HttpStatusCode.OK, await SeeAsync(id, new() { ["preferred_username"] = "PM@Contoso.example" }));
        Assert.Equal(HttpStatusCode.OK, await SeeAsync(id, new() { ["upn"] = Owner }));
        Assert.Equal(HttpStatusCode.OK, await SeeAsync(id, new() { ["preferred_username"] = "+49 30 1234", ["email"] = Owner, ["xms_edov"] = true }));
        Assert.Equal(HttpStatusCode.OK, await SeeAsync(id, new() { ["idp"] = LocalIssuer.Authority, ["acct"] = 0, ["upn"] = Owner }));

        // Somebody else, whose profile says that they are.
        Assert.Equal(HttpStatusCode.Forbidden, await SeeAsync(id, new() { ["preferred_username"] = "mallory@contoso.example", ["email"] = Owner, ["xms_edov"] = "1" }));
        Assert.Equal(HttpStatusCode.Unauthorized, await SeeAsync(id, new() { ["email"] = Owner }));
        Assert.Equal(HttpStatusCode.Unauthorized, await SeeAsync(id, new() { ["email"] = Owner, ["xms_edov"] = false }));
        Assert.Equal(HttpStatusCode.Unauthorized, await SeeAsync(id, new() { ["name"] = Owner, ["unique_name"] = Owner, ["sub"] = Owner }));

        // A guest's names come from elsewhere.
        Assert.Equal(HttpStatusCode.Unauthorized, await SeeAsync(id, new() { ["idp"] = "https://sts.windows.net/other/", ["preferred_username"] = Owner, ["upn"] = Owner }));
        Assert.Equal(HttpStatusCode.Unauthorized, await SeeAsync(id, new() { ["acct"] = 1, ["preferred_username"] = Owner, ["email"] = Owner }));
        Assert.Equal(HttpStatusCode.OK, await SeeAsync(id, new() { ["acct"] = 1, ["preferred_username"] = "x@y.example", ["email"] = Owner, ["xms_edov"] = "true" }));
    }

    [Fact]
    public async Task A_system_is_its_client_id_and_a_token_for_a_person_is_never_the_app_that_uses_it()
    {
        const string Id = "0b7f5a55-1111-4111-8111-00000000000b";
        Assert.Equal(HttpStatusCode.OK, await ListAsync(Issuer.Token(new() { ["azp"] = Id, ["roles"] = new[] { AppRoles.Read } })));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(Issuer.Token(new() { ["appid"] = Id, ["idtyp"] = "app", ["roles"] = new[] { AppRoles.Read } })));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(Issuer.Token(new() { ["azp"] = Id, ["scp"] = "access", ["roles"] = new[] { AppRoles.Read } })));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(Issuer.Token(new() { ["azp"] = Id, ["idtyp"] = "user", ["roles"] = new[] { AppRoles.Read } })));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(Issuer.Token(new() { ["azp"] = Owner, ["roles"] = new[] { AppRoles.Read } })));

        // An ID token has no scope: it says who somebody is, and allows nothing.
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(Issuer.Token(new() { ["preferred_username"] = Owner, ["roles"] = new[] { AppRoles.Read } })));
    }

    [Fact]
    public async Task Without_development_mode_there_is_nothing_of_it()
    {
        foreach (var path in new[] { "dev", "dev/token", "dev/mailbox.json", "dev/clock" })
        {
            using var answer = await issued.SendAsync("GET", path, null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var board = new HttpRequestMessage(HttpMethod.Get, "board");
        board.Headers.Add("Cookie", $"{PagePrincipal.DevelopmentCookie}={Issuer.TokenOf(Owner, AppRoles.Admin)}");
        using var page = await issued.Host.Api.Http.SendAsync(board);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    private IEnumerable<(string What, string? Token)> FalseTokens()
    {
        var admin = LocalIssuer.Person(Owner, AppRoles.Admin);
        var publicKey = Encoding.ASCII.GetBytes(Issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem());
        var modulus = Issuer.Key.Rsa.ExportParameters(false).Modulus!;
        var good = Issuer.TokenOf(Owner, AppRoles.Admin);
        yield return ("nothing", null);
        yield return ("no JWT", "x");
        yield return ("half a JWT", good[..good.LastIndexOf('.')]);
        yield return ("a broken signature", good[..^4] + "AAAA");
        yield return ("another audience", Issuer.Token(admin, audience: "api://other"));
        yield return ("another issuer", Issuer.Token(admin, issuer: "https://login.contoso.example/other/v2.0"));
        yield return ("the issuer of development tokens", Issuer.Token(admin, issuer: AccessTokens.DevelopmentIssuer));
        yield return ("an expired token", Issuer.Token(admin, begins: TimeSpan.FromHours(-2), ends: TimeSpan.FromMinutes(-6)));
        yield return ("a token of later", Issuer.Token(admin, begins: TimeSpan.FromMinutes(6)));
        yield return ("another key", Issuer.Token(admin, key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = "unknown" }));
        yield return ("another key under a known name", Issuer.Token(admin, key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = Issuer.Key.KeyId }));
        yield return ("no name of its key", Issuer.Token(admin, key: new RsaSecurityKey(RSA.Create(2048))));
        yield return ("no algorithm", Issuer.Forge("none", _ => []));
        yield return ("no algorithm, in capitals", Issuer.Forge("NONE", _ => []));
        yield return ("the public key as a secret", Issuer.Forge("HS256", signed => HMACSHA256.HashData(publicKey, signed)));
        yield return ("the modulus as a secret", Issuer.Forge("HS256", signed => HMACSHA256.HashData(modulus, signed)));
        yield return ("another algorithm of the same key", Issuer.Forge("RS512", signed => Issuer.Key.Rsa.SignData(signed, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)));
        yield return ("nobody", Issuer.Token(new() { ["roles"] = new[] { AppRoles.Admin } }));
    }

    private static Dictionary<string, object> Reader() => LocalIssuer.Person("reader@contoso.example", AppRoles.Read);

    private async Task<HttpStatusCode> ListAsync(string token)
    {
        using var answer = await issued.SendAsync("GET", "api/launches", token);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> SeeAsync(string launchId, Dictionary<string, object> claims)
    {
        claims["scp"] = "access";
        using var answer = await issued.SendAsync("GET", $"api/launches/{launchId}", Issuer.Token(claims));
        return answer.StatusCode;
    }

    private async Task<string> StartAsync()
    {
        using var answer = await issued.SendAsync("POST", "api/launches", Issuer.TokenOf("manager@contoso.example", AppRoles.Manage), StartRequest.Usual("Issued").ToJsonString());
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        await Eventually.TrueAsync(async () => (await GetAsync($"api/launches/{id}")).Contains("\"inReadiness\"", StringComparison.Ordinal), "An open phase");
        return id;
    }

    private async Task<string> SnapshotAsync(string id) => await GetAsync($"api/launches/{id}") + await GetAsync($"api/launches/{id}/audit?pageSize=1000") + await GetAsync("api/playbooks");

    private async Task<string> GetAsync(string path)
    {
        using var answer = await issued.SendAsync("GET", path, Issuer.TokenOf("reader@contoso.example", AppRoles.Read));
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> WithoutTraceAsync(HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }

    private IEnumerable<(string Method, string Route)> TokenRoutes() =>
        from function in issued.Host.App.Services.GetRequiredService<FunctionCatalog>().With<HttpTriggerAttribute>()
        let trigger = (HttpTriggerAttribute)function.Trigger
        where trigger.Route!.StartsWith("api/", StringComparison.Ordinal) && !RouteTableTests.RoutesWithTheirOwnAuthentication.Contains(trigger.Route)
        from method in trigger.Methods!
        select (method, trigger.Route!);

    private static string Fill(string route, string launchId) => RouteTableTests.Fill(route, launchId);
}
