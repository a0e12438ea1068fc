import Core
import Foundation
import Server
import Testing

@Suite struct ProblemTableTests {
    /// Reads the declarations from the sources: who adds a code must say which status it has.
    @Test func everyCodeOfTheProjectIsInTheTable() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        var codes: Set<String> = []
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(
                of: /static let \w+ = ErrorCode\("([^"]+)"\)/)
            {
                codes.insert(String(match.output.1))
            }
        }
        #expect(codes.count > 90)
        #expect(codes.filter { !ProblemTable.knows(ErrorCode($0)) }.sorted() == [])
    }

    @Test func statusesAreThoseOfErrors() {
        #expect(ProblemTable.entry(for: ErrorCode("new.code")).status == 500)
        #expect(ProblemTable.entry(for: .requestPath).status == 404)
        #expect(ProblemTable.entry(for: ErrorCode("source.refused")).status == 424)
        #expect(ProblemTable.entry(for: .internalDefect).status == 500)
    }
}
