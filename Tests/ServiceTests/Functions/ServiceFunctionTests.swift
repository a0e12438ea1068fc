import Foundation
import Service
import Testing

@Suite struct ServiceFunctionTests {
    /// What is asked before anybody can be known, or of the server about itself.
    private static let open = ["prepare", "authenticate", "readiness", "claimAnswer", "keepAnswer", "dropAnswer"]

    /// Reads the sources: whoever adds a function must say which verb it needs, where rights are enforced.
    @Test func everyFunctionAsksForItsVerb() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Service/Functions")
        let asking = try Regex("(?:require|read|write)\\(\\s*caller, ")
        var asked: Set<String> = []
        var names: [String] = []
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.lastPathComponent.hasPrefix("TidemarkService+") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?:require|read|write)\(\s*caller, \.(\w+)/) {
                asked.insert(String(match.output.1))
            }
            // From one function's head to the next one's.
            let parts = text.split(separator: "    package func ").dropFirst()
            for part in parts {
                let name = String(part.prefix { $0.isLetter || $0.isNumber })
                names.append(name)
                guard !Self.open.contains(name) else { continue }
                #expect(part.firstMatch(of: asking) != nil, "\(name) in \(file.lastPathComponent)")
            }
        }
        #expect(names.count > 45)
        // Those of jobs are chosen by the job's kind.
        let begun = ServiceFunction.allCases.filter { $0.rawValue.hasPrefix("begin") }
        #expect(Set(ServiceFunction.allCases).subtracting(begun).map(\.rawValue).filter { !asked.contains($0) } == [])
    }
}
