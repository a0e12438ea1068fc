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

    /// A worker must outlive its server, and a drill the moment in which its evidence is to be kept.
    @Test func aServerThatIsAwayComesBack() {
        for code in ["server.unreachable", "request.timeout", "catalog.unavailable"] {
            #expect(RetryTable.verdict(on: ErrorCode(code), of: .stream) == .soon, "\(code)")
            #expect(RetryTable.verdict(on: ErrorCode(code), of: .drill) == .soon, "\(code)")
        }
        for code in ["server.untrusted", "access.denied"] {
            #expect(RetryTable.verdict(on: ErrorCode(code), of: .stream) == .never, "\(code)")
        }
    }

    /// An outage of an hour must not leave a log a quarter of an hour behind when it is over.
    @Test func aStreamWaitsHalfAMinuteAtMost() {
        #expect(RetryVerdict.soon.backoff(of: .stream)?.delay(after: 60, random: 0.999) ?? .infinity <= 30)
        #expect(RetryVerdict.soon.backoff(of: .base) == .soon)
        #expect(RetryVerdict.later.backoff(of: .stream) == .later)
        #expect(RetryVerdict.never.backoff(of: .stream) == nil)
    }

    @Test func waitsGrowToALimitAndAreSpread() {
        let backoff = Backoff.soon
        #expect(backoff.delay(after: 1, random: 0) == 2.5)
        #expect(backoff.delay(after: 3, random: 0) == 10)
        #expect(backoff.delay(after: 60, random: 0.5) == 675)
        #expect(backoff.delay(after: 60, random: 0.999) <= 900)
    }
}
