namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>A playbook under examination: its parts with their pointers, found by id. Of parts with the same id the first counts.</summary>
internal sealed class PlaybookDocument
{
    private readonly Dictionary<string, LocatedGate> _gates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocatedItem> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roles;
    private readonly Dictionary<string, PlaybookInput> _inputs = new(StringComparer.Ordinal);

    public PlaybookDocument(Playbook playbook, DocumentFaults faults)
    {
        (Playbook, Faults) = (playbook, faults);
        Gates = [.. playbook.Phases.SelectMany((phase, p) => phase.Gates.Select((gate, g) => new LocatedGate(gate, $"/phases/{p}/gates/{g}", p)))];
        Items = [.. Gates.SelectMany(gate => gate.Gate.Items.Select((item, i) => new LocatedItem(item, $"{gate.Pointer}/items/{i}", gate)))];
        Gates.ToList().ForEach(gate => _gates.TryAdd(gate.Gate.Id, gate));
        Items.ToList().ForEach(item => _items.TryAdd(item.Item.Id, item));
        playbook.Inputs.ToList().ForEach(input => _inputs.TryAdd(input.Id, input));
        _roles = [.. playbook.Roles.Select(role => role.Id)];
        (RolesAreKnown, InputsAreKnown, GatesAreKnown) = (faults.CanResolve("roles"), faults.CanResolve("inputs"), faults.CanResolve("phases"));
    }

    public Playbook Playbook { get; }

    public DocumentFaults Faults { get; }

    public IReadOnlyList<LocatedGate> Gates { get; }

    public IReadOnlyList<LocatedItem> Items { get; }

    /// <summary>Whether all roles could be read, so that one that is not found does not exist.</summary>
    public bool RolesAreKnown { get; }

    public bool InputsAreKnown { get; }

    /// <summary>The same for gates and items.</summary>
    public bool GatesAreKnown { get; }

    public LocatedGate? FindGate(string id) => _gates.GetValueOrDefault(id);

    public LocatedItem? FindItem(string id) => _items.GetValueOrDefault(id);

    public PlaybookInput? FindInput(string id) => _inputs.GetValueOrDefault(id);

    public bool HasRole(string id) => _roles.Contains(id);
}
