using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Security;

namespace LaunchControl.Functions.Tests.Access;

/// <summary>Who looks at a page, as App Service Authentication says it.</summary>
public sealed class PagePrincipalTests : IAsyncLifetime
{
    private const string Reader = "reader@contoso.example";

    private readonly LocalIssuer _issuer = new();
    private readonly RunningHost _trusting;
    private readonly RunningHost _cautious;

    public PagePrincipalTests()
    {
        _trusting = new RunningHost { Settings = new Dictionary<string, string>(_issuer.Settings) { ["Access:TrustPlatformPrincipal"] = "true" } };
        _cautious = new RunningHost { Settings = _issuer.Settings };
    }

    public Task InitializeAsync() => Task.WhenAll(_trusting.InitializeAsync(), _cautious.InitializeAsync());

    public async Task DisposeAsync()
    {
        await _trusting.DisposeAsync();
        await _cautious.DisposeAsync();
        await _issuer.GoDownAsync();
    }

    [Fact]
    public async Task Its_header_is_believed_where_the_setting_says_so_and_nowhere_else()
    {
        Assert.Equal(HttpStatusCode.OK, await ShowAsync(_trusting, Principal(Reader, AppRoles.Read)));
        Assert.Equal(HttpStatusCode.Forbidden, await ShowAsync(_trusting, Principal(Reader)));
        Assert.Equal(HttpStatusCode.Redirect, await ShowAsync(_trusting));
        Assert.Equal(HttpStatusCode.Redirect, await ShowAsync(_cautious, Principal(Reader, AppRoles.Admin)));
    }

    [Fact]
    public async Task Claims_may_have_the_long_names_that_the_platform_gives_them()
    {
        JsonObject[] claims =
        [
            Claim("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", "READER@contoso.example"),
            Claim("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", AppRoles.Read),
        ];
        Assert.Equal(HttpStatusCode.OK, await ShowAsync(_trusting, Encode(Json("aad", claims))));
    }

    [Fact]
    public async Task An_address_that_is_not_verified_a_guests_names_and_another_provider_name_nobody()
    {
        var email = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
        var role = Claim("roles", AppRoles.Read);
        Assert.Equal(HttpStatusCode.Redirect, await ShowAsync(_trusting, Encode(Json("aad", Claim(email, Reader), role))));
        Assert.Equal(HttpStatusCode.OK, await ShowAsync(_trusting, Encode(Json("aad", Claim(email, Reader), Claim("xms_edov", "1"), role))));
        Assert.Equal(HttpStatusCode.Redirect, await ShowAsync(_trusting, Encode(Json(
            "aad", Claim("http://schemas.microsoft.com/identity/claims/identityprovider", "live.com"), Claim("preferred_username", Reader), role))));
        Assert.Equal(HttpStatusCode.Redirect, await ShowAsync(_trusting, Encode(Json("google", Claim("preferred_username", Reader), role))));
    }

    [Fact]
    public async Task Two_headers_or_a_malformed_one_are_nobodys()
    {
        var good = Principal(Reader, AppRoles.Read);
        Assert.Equal(HttpStatusCode.Redirect, await ShowAsync(_trusting, good, good));
        Assert.Equal(HttpStatusCode.Redirect, await ShowAsync(_trusting, $"{good}, {good}"));
        string[] malformed =
        [
            "x", "%%%", good[..^5], Encode("{"), Encode("null"), Encode("[]"), Encode("7"), Encode("{}"), Encode("{\"auth_typ\":\"aad\"}"),
            Encode("{\"auth_typ\":\"aad\",\"claims\":null}"), Encode("{\"auth_typ\":\"aad\",\"claims\":7}"), Encode("{\"auth_typ\":\"aad\",\"claims\":[null]}"),
            Encode("{\"auth_typ\":\"aad\",\"claims\":[{}]}"), Encode("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":null,\"val\":null}]}"),
            Encode("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"preferred_username\",\"val\":7}]}"), Encode("{\"auth_typ\":7,\"claims\":[]}"),
            Encode("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"preferred_username\",\"val\":\"\\ud800\"}]}"), Encode(new string('[', 500)),
            Convert.ToBase64String([0xff, 0xfe, 0x00]),
        ];
        foreach (var header in malformed)
        {
            Assert.True(await ShowAsync(_trusting, header) == HttpStatusCode.Redirect, header);
        }
    }

    private static async Task<HttpStatusCode> ShowAsync(RunningHost host, params string[] principals)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "board");
        if (principals.Length > 0)
        {
            request.Headers.TryAddWithoutValidation(PagePrincipal.Header, principals);
        }

        using var answer = await host.Api.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Principal(string person, params string[] roles) =>
        Encode(Json("aad", [Claim("preferred_username", person), .. roles.Select(role => Claim("roles", role))]));

    private static string Json(string provider, params JsonObject[] claims) =>
        new JsonObject { ["auth_typ"] = provider, ["name_typ"] = "preferred_username", ["role_typ"] = "roles", ["claims"] = new JsonArray([.. claims.Select(claim => claim.DeepClone())]) }.ToJsonString();

    private static JsonObject Claim(string type, string value) => new() { ["typ"] = type, ["val"] = value };

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}
