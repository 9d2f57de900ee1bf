namespace LaunchControl.Core.Gates;

/// <summary>Whose turn it is to sign a gate.</summary>
public static class SignOffOrder
{
    /// <summary>
    /// Everybody, unless the policy is sequential. Then the people of the first role, and of each further role once everybody of the roles
    /// before who is required has decided. Optional people hold nobody up, unless the gate has nobody who is required: then all are waited for.
    /// </summary>
    public static IReadOnlyList<Approver> Asked(Gate gate)
    {
        if (!gate.Policy.Sequential)
        {
            return gate.Approvers;
        }

        List<Approver> asked = [];
        var isAnyRequired = gate.Approvers.Any(approver => approver.Required);
        foreach (var step in gate.ApproverRoles.Select(role => gate.Approvers.Where(approver => approver.Role == role.Role).ToList()))
        {
            asked.AddRange(step);
            if (step.Any(approver => approver.Vote is null && (approver.Required || !isAnyRequired)))
            {
                break;
            }
        }

        return asked;
    }
}
