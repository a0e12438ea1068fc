import Core
import ObjectStore
import Repository
import TestKit

/// A repository with bases and a log, and a second one with a key of its own to copy to.
struct CopyScene {
    static let otherKey = KeySource.keyFile(
        Secret("tidemark-key-1:202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f:72dbb733\n"),
        label: "other")

    let test: TestRepository
    let store: any ObjectStore
    let other: Repository

    /// Bases over segments 3…7, 12…14 and 22…24 of a log that has `count`.
    init(to store: any ObjectStore = MemoryStore(name: "copy"), count: UInt64 = 30) async throws {
        test = try await TestRepository()
        try await test.append(1...count)
        try await test.instance.commit(try await test.base("b1", segments: 3...7))
        try await test.instance.commit(try await test.base("b2", segments: 12...14))
        try await test.instance.commit(try await test.base("b3", segments: 22...24, seed: 77))
        self.store = store
        other = try await Repository.create(store: store, name: "copy", key: Self.otherKey)
    }

    /// Copies as a process that opens both repositories now does.
    @discardableResult
    func copy(_ selection: CopySelection = CopySelection()) async throws -> CopyReport {
        let copy = try await open(selection)
        try await copy.run()
        return await copy.report
    }

    func open(_ selection: CopySelection = CopySelection()) async throws -> InstanceCopy {
        let target = try await Repository.open(store: store, key: Self.otherKey)
        return try await InstanceCopy.open(try await test.reopened(), in: target, selection: selection)
    }

    /// The copy, opened by a process of its own.
    func copied() async throws -> InstanceRepository {
        let target = try await Repository.open(store: store, key: Self.otherKey)
        guard let found = try await target.instance(named: "shop") else {
            throw TidemarkError(.instanceMissing, "no copy", hint: "")
        }
        return found
    }

    /// How the copy differs from the original in segments, and in the bases named.
    func faults(_ segments: ClosedRange<UInt64>, bases: [String] = ["b1", "b2", "b3"]) async throws -> [String] {
        let copy = try await copied()
        let original = try await test.reopened()
        var faults: [String] = []
        let indexes = try await copy.segmentIndexes(from: segments.lowerBound)
        if indexes.map(\.sequence) != Array(segments) { faults.append("segments \(indexes.map(\.sequence))") }
        for sequence in segments {
            var (own, events) = try await copy.segment(sequence)
            let (index, wanted) = try await original.segment(sequence)
            own.previous = index.previous
            if own != index || events != wanted { faults.append("segment \(sequence)") }
        }
        if try await copy.bases().map(\.id) != bases { faults.append("bases \(try await copy.bases().map(\.id))") }
        for id in bases {
            let (own, manifest) = (try await copy.base(id), try await original.base(id))
            for (table, wanted) in zip(own.tables, manifest.tables) {
                if table.digest != wanted.digest || table.chunks.count != wanted.chunks.count {
                    faults.append("table \(table.name)")
                }
                for (chunk, one) in zip(table.chunks, wanted.chunks) {
                    if chunk.id == one.id { faults.append("the name of a chunk is not bound to the repository") }
                    if try await copy.readChunk(chunk) != original.readChunk(one) { faults.append("chunk \(one.id)") }
                }
            }
        }
        let report = try await Repository.open(store: store, key: Self.otherKey).verify()
        faults += report.damaged.map { "\($0.key): \($0.problem)" }
        return faults
    }
}
