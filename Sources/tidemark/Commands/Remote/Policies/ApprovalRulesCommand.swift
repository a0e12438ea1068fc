internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark approval rules`.
struct ApprovalRulesCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Shows what others have to approve, or sets it for one verb.")

    @Argument(help: ArgumentHelp("The verb to set it for; without it, all are shown.", valueName: "verb"))
    var verb: String?

    @Option(
        help: ArgumentHelp(
            "How many others must approve: 0 to 10, or auto for one as soon as everybody who may do it has somebody else "
                + "who may approve.", valueName: "number"))
    var needs: String?

    @Option(help: ArgumentHelp("Hours from asking to using an approval; 24 without it.", valueName: "number"))
    var hours: Double?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var rules: [ApprovalRuleDocument] = []
        if let verb {
            guard let needs, needs == "auto" || Int(needs) != nil else {
                throw TidemarkError(
                    .usage, "it is not said how many must approve", hint: "give --needs 0 to 10, or auto")
            }
            let form = ApprovalRuleForm(needs: Int(needs), hours: hours)
            rules = [try await client.put(ApprovalRuleDocument.self, Routes.approvalRule(of: verb), body: form)]
        } else {
            rules = try await client.list(ApprovalRuleDocument.self, Routes.approvalRules)
        }
        var table = TextTable([("VERB", .left), ("OTHERS", .right), ("NOW", .right), ("WITHIN", .right)])
        for rule in rules {
            try console.document(rule)
            table.add([
                RemoteText.line(rule.verb), rule.needs.map { "\($0)" } ?? "auto", "\(rule.needsNow)",
                DurationText.of(seconds: rule.hours * 3600),
            ])
        }
        console.lines(table.lines)
    }
}
