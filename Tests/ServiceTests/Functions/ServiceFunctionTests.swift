import Foundation
import Service
import Testing

@Suite struct ServiceFunctionTests {
    /// What is asked before anybody can be known, or of the server about itself.
    private static let open = ["prepare", "authenticate", "readiness", "claimAnswer", "keepAnswer", "dropAnswer"]
    /// Decided by a token's scope alone, without a look into the catalog.
    private static let byScope = ["requireWork"]
    /// Pass the function on to another of the list.
    private static let passed = ["grantApproval", "refuseApproval", "summary", "makeRepository"]

    /// Reads the sources: whoever adds a function must say which verb it needs, where rights are enforced.
    @Test func everyFunctionAsksForItsVerb() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Service/Functions")
        var asked: Set<String> = []
        var names: [String] = []
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.lastPathComponent.hasPrefix("TidemarkService+") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?:read|write|vote|reauthenticated)\(\s*(?:caller|reader), \.(\w+)/) {
                asked.insert(String(match.output.1))
            }
            for match in text.matches(of: /permit\.require(?:Each)?\(\s*\.(\w+)/) {
                asked.insert(String(match.output.1))
            }
            // From one function's head to the next one's.
            let parts = text.split(separator: "    package func ").dropFirst()
            for part in parts {
                let name = String(part.prefix { $0.isLetter || $0.isNumber })
                names.append(name)
                guard !(Self.open + Self.byScope + Self.passed).contains(name) else { continue }
                let isGuarded = part.contains(
                    /(?:read|write|reauthenticated)\(\s*(?:caller, (?:\.\w+|function)|caller,\s*\.\w+)/)
                #expect(isGuarded, "\(name) in \(file.lastPathComponent)")
            }
        }
        #expect(names.count > 45)
        // Those of jobs are chosen by the job's kind, and work by a token's scope; streams are asked for beside plans.
        let begun = ServiceFunction.allCases.filter { $0.rawValue.hasPrefix("begin") }
        let elsewhere = Set(begun + [.work, .stopStreaming, .requestApproval])
        let left = Set(ServiceFunction.allCases).subtracting(elsewhere).map(\.rawValue).filter { !asked.contains($0) }
        #expect(left == [])
    }

    /// A function reaches the catalog past `read` and `write` only for what it does before or after its right is asked for.
    @Test func nothingReachesTheCatalogPastItsRights() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Service/Functions")
        // Signing in, keeping answers, whether the catalog answers, sums for all, and a first look at a grant's project.
        let known = [
            "TidemarkService+Access.swift", "TidemarkService+Answers.swift", "TidemarkService+Health.swift",
            "TidemarkService+Status.swift", "TidemarkService+Runs.swift", "TidemarkService+Grants.swift",
            "TidemarkService+Guarded.swift",
            // That somebody's account is locked, and what an event is about, on which the right is then asked for.
            "TidemarkService+SignIn.swift", "TidemarkService+Own.swift", "TidemarkService+Events.swift",
            // Where a link's file lies, and that somebody guesses links: behind the decision about the link.
            "TidemarkService+Downloads.swift",
        ]
        var found: Set<String> = []
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            if text.contains("catalog.read") || text.contains("catalog.write") { found.insert(file.lastPathComponent) }
        }
        #expect(found.subtracting(known) == [])
    }
}
