import Core
import Foundation
import TestKit
import Testing

/// The main claim: a base taken and a log streamed beside a wild workload bring back every noted instant, row for row.
@Suite("Witness", .serialized)
struct WitnessTests {
    /// Seconds of workload; `make soak` sets more.
    static let seconds = ProcessInfo.processInfo.environment["TIDEMARK_WITNESS_SECONDS"].flatMap { Int($0) } ?? 30

    static let families = ServerFamily.allCases.filter {
        $0.rawValue == ProcessInfo.processInfo.environment["TIDEMARK_WITNESS_FAMILY"] ?? $0.rawValue
    }

    @Test("Every noted instant comes back", .timeLimit(.minutes(60)), arguments: Self.families)
    func everyInstant(family: ServerFamily) async throws {
        let witness = try await Witness.start(family, seconds: Self.seconds)
        try await witness.observe()
        try await witness.prove()
        await witness.end()
    }
}
