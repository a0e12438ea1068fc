import APIModel
import Core
import Foundation
import Service
import Testing

/// Every verb as every role on every kind of resource, as Fixtures/rights.txt says.
@Suite struct RightsMatrixTests {
    private struct Block {
        let holder: String
        let kinds: [ResourceReference.Kind]
        /// A mark for every kind, by verb.
        var rows: [(verb: Verb, marks: [Character])] = []
    }

    private static func blocks() throws -> [Block] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/rights.txt")
        var blocks: [Block] = []
        var kinds: [ResourceReference.Kind] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            if line.hasPrefix("== ") {
                blocks.append(Block(holder: words[1], kinds: kinds))
            } else if words[0] == "kinds" {
                kinds = try words.dropFirst().map { try #require(ResourceReference.Kind(rawValue: $0)) }
            } else {
                let verb = try #require(Verb(rawValue: words[0]))
                blocks[blocks.count - 1].rows.append((verb, try words.dropFirst().map { try #require($0.first) }))
            }
        }
        return blocks
    }

    private static func grant(_ role: String, in project: String?) -> Grant {
        Grant(
            id: "g", subject: .person("ann"), role: role, project: project, createdAt: Timestamp(microseconds: 0),
            createdBy: "x")
    }

    private static func rights(_ holder: String) throws -> Rights {
        let person: Set<Verb> = [.none, .oneself]
        func held(_ role: String, _ rules: [PolicyRule], in project: String? = nil) -> Rights.Holding {
            Rights.Holding(role: role, rules: rules, grant: grant(role, in: project))
        }
        if let role = BuiltInRole(rawValue: holder) {
            return Rights(own: person, holdings: [held(holder, role.rules)])
        }
        switch holder {
        case "nobody": return .nobody
        case "person-without-grants": return Rights(own: person)
        case "worker-token": return .worker
        case "metrics-token": return .metrics
        case "operator-of-shop":
            return Rights(own: person, holdings: [held("operator", BuiltInRole.operator.rules, in: "shop")])
        case "gold-restorer":
            let rules = try PolicyRuleReader.rules([
                PolicyRuleForm(effect: "allow", verbs: ["view", "restore-to-new"], projects: ["shop"], tags: ["gold"])
            ])
            return Rights(own: person, holdings: [held(holder, rules)])
        case "administrator-but":
            let rules = try PolicyRuleReader.rules([
                PolicyRuleForm(effect: "deny", verbs: ["delete", "destroy-key"]),
                PolicyRuleForm(effect: "deny", verbs: ["restore-over"], projects: ["bank"]),
                PolicyRuleForm(effect: "deny", verbs: ["*"], kinds: ["audit"]),
            ])
            return Rights(
                own: person, holdings: [held("administrator", BuiltInRole.administrator.rules), held(holder, rules)])
        default: throw TidemarkError(.usage, "nobody is called \(holder)", hint: "")
        }
    }

    /// In a project, gold or plain; what belongs to no project in none.
    private static func resource(_ kind: ResourceReference.Kind, _ project: String?, gold: Bool) -> ResourceReference {
        var resource = ResourceReference(kind, project: project, name: "x")
        if gold { resource.tags = ["gold"] }
        return resource
    }

    @Test func everyVerbAsEveryRoleOnEveryKindOfResource() throws {
        let circumstances = Circumstances(moment: Timestamp(microseconds: 0))
        var cases = 0
        var seen: Set<String> = []
        for block in try Self.blocks() {
            let rights = try Self.rights(block.holder)
            seen.insert(block.holder)
            #expect(block.kinds == ResourceReference.Kind.allCases, "\(block.holder)")
            #expect(Set(block.rows.map(\.verb)) == Set(Verb.allCases), "\(block.holder)")
            for row in block.rows {
                #expect(row.marks.count == block.kinds.count, "\(block.holder) \(row.verb)")
                for (kind, mark) in zip(block.kinds, row.marks) {
                    for (project, gold) in [("shop", true), ("shop", false), ("bank", true), (nil, false)] {
                        let isExpected =
                            switch mark {
                            case "+": true
                            case "s": project == "shop"
                            case "g": project == "shop" && gold
                            case "b": project != "bank"
                            default: false
                            }
                        let resource = Self.resource(kind, project, gold: gold)
                        let decision = rights.decide(row.verb, on: resource, circumstances)
                        cases += 1
                        #expect(
                            decision.isAllowed == isExpected,
                            "\(block.holder) \(row.verb.rawValue) \(kind.rawValue) in \(project ?? "none"), gold \(gold)"
                        )
                    }
                }
            }
        }
        #expect(cases > 10_000)
        // Nobody adds a role without saying here what it may.
        #expect(Set(BuiltInRole.allCases.map(\.rawValue)).isSubset(of: seen))
    }
}
