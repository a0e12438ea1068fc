import Core
import ObjectStore
import Repository
import TestKit

/// A log of small segments to merge, and what readers must find in it before, meanwhile and afterwards.
struct MergeScene {
    let test: TestRepository
    let count: UInt64

    static let policy = MergePolicy(segments: 10, keptSegments: 5, keptSeconds: 0)

    init(_ store: any ObjectStore = MemoryStore(), count: UInt64) async throws {
        test = try await TestRepository(store)
        self.count = count
        try await test.append(1...count)
    }

    init(test: TestRepository, count: UInt64) {
        self.test = test
        self.count = count
    }

    /// Names of the log's objects.
    func objects() async throws -> [String] {
        try await test.store.keys("instances/\(test.instance.id)/log/", after: nil, limit: .max)
    }

    func merged() async throws -> Int { try await objects().count { $0.contains("-") } }

    /// Merges all that is due.
    @discardableResult
    func merge(
        _ instance: InstanceRepository? = nil, policy: MergePolicy = policy
    ) async throws -> MergeReport {
        let merger = LogMerger(instance ?? test.instance, policy: policy)
        while try await merger.step(check: {}) {}
        return await merger.report
    }

    /// What is wrong with what a process that opens the repository now reads; empty where nothing is.
    func faults() async throws -> [String] {
        let instance = try await test.reopened()
        var faults: [String] = []
        let indexes = try await instance.segmentIndexes(from: 1)
        if indexes.map(\.sequence) != Array(1...count) { faults.append("indexes \(indexes.map(\.sequence))") }
        for sequence in 1...count {
            let (index, events) = try await instance.segment(sequence)
            if index != indexes[Int(sequence) - 1] { faults.append("index \(sequence)") }
            if events != TestRepository.events(sequence) { faults.append("events \(sequence)") }
            if index.end != TestRepository.index(sequence).end { faults.append("end \(sequence)") }
        }
        if try await instance.lastSegment()?.sequence != count { faults.append("last") }
        return faults
    }
}
