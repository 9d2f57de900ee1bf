using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Dossiers;

/// <summary>The dossier's own instructions: how to check it without LaunchControl.</summary>
internal static class DossierReadme
{
    public static string Of(Launch launch) => $$"""
        Dossier of launch {{launch.Id}}, up to entry {{launch.AuditSequence}} of its audit trail.

        report.html      the whole launch on one page, for people and for paper
        launch.json      the launch, as GET /api/launches/{{launch.Id}} shows it
        audit.jsonl      the audit trail: one entry a line, to the byte as it is stored and hashed
        audit.csv        the same for a spreadsheet, without the changes in detail
        chain.json       how the entries are chained, how many they are, and the hash of the last
        sign-offs.csv    every decision of every approver: round, decision, when, how, on whose behalf
        waivers.csv      every waiver and override that was given or ended
        evidence.csv     what shows that items are done
        metrics.json     what was agreed about success, the checks after launch with every snapshot, and breached guardrails
        manifest.sha256  checksum of each of these files


        1. Are the files whole? In this folder:

            sha256sum -c manifest.sha256

        2. Is the trail whole? Each entry names the SHA-256 of the line before it, and chain.json that of the last line:

            python3 - <<'END'
            import hashlib, json
            number, before = 0, None
            for line in open("audit.jsonl", "rb").read().split(b"\n")[:-1]:
                number, entry = number + 1, json.loads(line)
                if entry["sequence"] != number or entry.get("previousHash") != before:
                    raise SystemExit(f"BROKEN at entry {number}, or at the one before it")
                before = hashlib.sha256(line).hexdigest()
            chain = json.load(open("chain.json"))
            if (number, before) != (chain["entries"], chain["head"]):
                raise SystemExit("BROKEN at the end: chain.json names another last entry")
            print(f"intact: {number} entries, the last is {before}")
            END

           One line by hand, for instance the first:  head -n 1 audit.jsonl | tr -d '\n' | sha256sum

        3. Is it the trail that was written? Whoever could write the storage could also have chained a whole trail anew. Compare the
           last hash with one that was kept elsewhere at the time: in a ticket, a mail, an earlier dossier. An earlier hash is found
           again as the previousHash of the entry after it.

        """.ReplaceLineEndings("\n");
}
