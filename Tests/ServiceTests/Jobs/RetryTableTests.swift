import Core
import Foundation
import Service
import Testing

@Suite struct RetryTableTests {
    /// Reads the declarations from the sources: who adds a code must say whether it may pass.
    @Test func everyCodeOfTheProjectIsInTheTable() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        var codes: Set<String> = []
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(
                of: /static let \w+ = ErrorCode\("([^"]+)"\)/)
            {
                codes.insert(String(match.output.1))
            }
        }
        #expect(codes.count > 80)
        #expect(codes.filter { !RetryTable.knows(ErrorCode($0)) }.sorted() == [])
    }

    @Test func unknownCodesNeverPass() {
        #expect(RetryTable.verdict(on: ErrorCode("new.code"), of: .base) == .never)
        #expect(RetryTable.verdict(on: ErrorCode("new.code"), of: .stream) == .never)
    }

    @Test func waitsGrowToALimitAndAreSpread() {
        let backoff = Backoff.soon
        #expect(backoff.delay(after: 1, random: 0) == 2.5)
        #expect(backoff.delay(after: 3, random: 0) == 10)
        #expect(backoff.delay(after: 60, random: 0.5) == 675)
        #expect(backoff.delay(after: 60, random: 0.999) <= 900)
    }
}
