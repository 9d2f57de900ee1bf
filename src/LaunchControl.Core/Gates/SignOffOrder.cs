namespace LaunchControl.Core.Gates;

/// <summary>Whose turn it is to sign a gate.</summary>
public static class SignOffOrder
{
    /// <summary>
    /// Everybody, unless the policy is sequential. Then the people of the first role, and of each further role once everybody of the roles
    /// before who is required has decided, or everybody where nobody of a role is required.
    /// </summary>
    public static IReadOnlyList<Approver> Asked(Gate gate)
    {
        if (!gate.Policy.Sequential)
        {
            return gate.Approvers;
        }

        List<Approver> asked = [];
        foreach (var step in gate.ApproverRoles.Select(role => gate.Approvers.Where(approver => approver.Role == role.Role).ToList()))
        {
            asked.AddRange(step);
            var awaited = step.Any(approver => approver.Required) ? step.Where(approver => approver.Required) : step;
            if (awaited.Any(approver => approver.Vote is null))
            {
                break;
            }
        }

        return asked;
    }
}
