using System.Diagnostics;
using LaunchControl.Drivers;

namespace LaunchControl.Deployment.Tests.Hooks;

/// <summary>Runs the hooks against an <c>az</c> and an <c>azd</c> that keep secrets in a folder and write down how they were called.</summary>
internal sealed class FakeAzure : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("launchcontrol-hooks-").FullName;

    public FakeAzure()
    {
        Directory.CreateDirectory(PathOf("vault"));
        Script("az", """
            echo "az $*" >>"$FAKE/calls"
            # A part of what was not read can't be set, as with the real one.
            case "$*" in *"--set "[a-z]*.*=*) case "$*" in *"--set api="*) ;; *) echo "Couldn't find 'api' in ''" >&2; exit 1 ;; esac ;; esac
            case "$1 $2 $3" in
              "account show "*) [ ! -f "$FAKE/signed-out" ] ;;
              "keyvault secret list")
                left=$(cat "$FAKE/refusals" 2>/dev/null || echo 0)
                if [ "$left" -gt 0 ]; then echo $((left - 1)) >"$FAKE/refusals"; echo "Forbidden" >&2; exit 1; fi
                ls "$FAKE/vault" ;;
              "keyvault secret set")
                while [ $# -gt 0 ]; do case $1 in --name) name=$2 ;; --file) file=$2 ;; esac; shift; done
                cat "$file" >"$FAKE/vault/$name" ;;
              "ad app list") cat "$FAKE/registration" 2>/dev/null || true ;;
              "ad app show") cat "$FAKE/redirects" 2>/dev/null || true ;;
              "ad app create") echo 11111111-2222-3333-4444-555555555555 ;;
              "ad sp show") exit 3 ;;
            esac
            """);
        Script("azd", """echo "azd $*" >>"$FAKE/calls" """);
    }

    public string[] Calls => File.Exists(PathOf("calls")) ? File.ReadAllLines(PathOf("calls")) : [];

    public Dictionary<string, string> Vault => Directory.EnumerateFiles(PathOf("vault")).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>The next so many listings of the vault are refused, as they are until a role counts.</summary>
    public void Refuse(int times) => File.WriteAllText(PathOf("refusals"), $"{times}");

    public async Task<(int ExitCode, string Output)> RunAsync(string hook, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("sh", [Path.Combine(Repository.Root, "infra", "hooks", $"{hook}.sh")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string, string)[] usual =
        [
            ("PATH", $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}"), ("FAKE", _folder), ("HOOK_ATTEMPTS", "3"), ("HOOK_PAUSE", "0"),
            ("LOCAL_SETTINGS_FILE", PathOf("local.settings.json")), ("AZURE_ENV_NAME", "test"), ("AZURE_TENANT_ID", "tenant"), ("AZURE_RESOURCE_GROUP", "rg-test"),
            ("AZURE_SUBSCRIPTION_ID", "sub"), ("AZURE_FUNCTION_APP_NAME", "func-test"),
            ("AZURE_KEY_VAULT_NAME", "kv-test"), ("SIGN_OFF_KEY_NAME", "2027a"), ("WEBHOOK_KEY_NAME", "2027b"), ("APP_ADDRESS", "https://func-test.azurewebsites.net/"),
            ("AUTH_CLIENT_ID", "client"), ("MAIL_FROM", "launches@contoso.example"),
        ];
        foreach (var (name, value) in usual.Concat(environment))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Script(string name, string body)
    {
        File.WriteAllText(PathOf(name), $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
