using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Playbooks;

/// <summary>Which version is latest, with versions of the library kept from earlier releases.</summary>
public sealed class TablePlaybooksTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string By = "pm@contoso.example";
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly IPlaybooks _playbooks = host.App.Services.GetRequiredService<IPlaybooks>();

    [Fact]
    public async Task A_version_that_the_library_once_had_is_kept_but_is_not_latest()
    {
        var library = PlaybookLibrary.All[0];
        var old = library with { Version = library.Version + 40, Name = "As it once was" };

        await _playbooks.EnsureStoredAsync(old, None);
        await _playbooks.EnsureStoredAsync(old with { Name = "Not stored again" }, None);

        Assert.Equal(old.Name, (await _playbooks.FindAsync(old.Id, old.Version, None))!.Name);
        var head = await _playbooks.FindHeadAsync(library.Id, None);
        Assert.Equal((library.Version, old.Version + 1), (head.Latest!.Version, head.NextVersion));
        Assert.Equal(library.Version, Assert.Single(await _playbooks.ListLatestAsync(None), summary => summary.Id == library.Id).Version);

        Assert.True(await _playbooks.AddAsync(library with { Version = head.NextVersion, Name = "Ours" }, By, DateTimeOffset.UnixEpoch, None));
        Assert.Equal("Ours", (await _playbooks.FindHeadAsync(library.Id, None)).Latest!.Name);
        Assert.Equal([head.NextVersion, old.Version, library.Version], (await _playbooks.ListVersionsAsync(library.Id, None)).Select(version => version.Version));
        Assert.Equal([By, null, null], (await _playbooks.ListVersionsAsync(library.Id, None)).Select(version => version.By));
    }

    [Fact]
    public async Task A_playbook_that_left_the_library_can_still_be_found()
    {
        await _playbooks.EnsureStoredAsync(PlaybookLibrary.All[0] with { Id = "left", Version = 3 }, None);

        Assert.Equal(3, (await _playbooks.FindHeadAsync("left", None)).Latest!.Version);
        Assert.Contains(await _playbooks.ListLatestAsync(None), summary => summary is { Id: "left", Version: 3 });
    }

    [Fact]
    public async Task A_version_is_added_once_and_a_large_one_comes_back_whole()
    {
        var large = PlaybookLibrary.All[0] with { Id = "large", Version = 1, Description = new string('\u00e9', 100_000) };

        Assert.True(_playbooks.Fits(large with { Description = new string('x', 100_000) }));
        Assert.False(_playbooks.Fits(large));
        large = large with { Description = new string('x', 30_000) };
        var added = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _playbooks.AddAsync(large, By, DateTimeOffset.UnixEpoch, None)));

        Assert.Single(added, wasAdded => wasAdded);
        Assert.Equal(large.Description, (await _playbooks.FindAsync("large", 1, None))!.Description);
    }
}
