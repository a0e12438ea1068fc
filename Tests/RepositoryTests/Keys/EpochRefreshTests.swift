import Core
import ObjectStore
import Repository
import Synchronization
import TestKit
import Testing

/// What is open already when a new epoch begins: it reads what is newer, and writes in the new epoch before long.
@Suite struct EpochRefreshTests {
    private let second = KeyBench.file("second")

    private func open(_ test: TestRepository, _ key: KeySource = TestRepository.key) async throws -> Repository {
        try await Repository.open(store: test.store, key: key)
    }

    private func instance(_ repository: Repository) async throws -> InstanceRepository {
        try #require(try await repository.instance(named: "shop"))
    }

    @Test func `What is open reads every kind of object of a newer epoch`() async throws {
        let test = try await TestRepository(MemoryStore())
        try await test.append(1...2)
        var readers: [Repository] = []
        for _ in 0..<5 { readers.append(try await open(test)) }
        _ = try await test.repository.rotateRepositoryKey()
        let writer = try await instance(open(test))
        for sequence in 3...6 as ClosedRange<UInt64> {
            try await writer.appendSegment(TestRepository.index(sequence), events: TestRepository.events(sequence))
        }
        try await writer.commit(try await test.base("b1", segments: 1...2))
        let merger = LogMerger(writer, policy: MergePolicy(segments: 2, keptSegments: 1, keptSeconds: 0))
        try await writer.withLease(.merge) { _ in
            while try await merger.step(check: {}) {}
        }

        #expect(try await instance(readers[0]).segment(3).events == TestRepository.events(3))
        #expect(try await instance(readers[1]).listing(now: TestRepository.time(9_999_999)).damaged == [])
        #expect(try await instance(readers[2]).base("b1").id == "b1")
        #expect(try await readers[3].verify().isIntact)
        try await instance(readers[4]).withLease(.prune) { _ in }
        #expect(readers.map(\.epoch) == [1, 1, 1, 1, 1])
    }

    @Test func `A slot that is left out goes on under its old key, and is told so`() async throws {
        let test = try await TestRepository(MemoryStore())
        try await test.append(1...2)
        let label = try await test.repository.addKeySlot(second)
        let left = try await open(test, second)
        try await test.repository.removeKeySlot(label.slot)
        _ = try await test.repository.rotateRepositoryKey()
        let error = await #expect(throws: TidemarkError.self) { _ = try await left.refreshKeys() }
        #expect(error?.code == .keyMismatch && error?.message.contains(label.slot) == true)
        #expect(left.epoch == 0)
        let shop = try await instance(left)
        try await shop.appendSegment(TestRepository.index(3), events: TestRepository.events(3))
        #expect(try await instance(open(test)).segment(3).events == TestRepository.events(3))
        // What is newer stays closed to it.
        try await instance(open(test)).appendSegment(TestRepository.index(4), events: TestRepository.events(4))
        #expect(await code { _ = try await instance(left).segment(4) } == .keyMismatch)
    }

    @Test func `A store that is rolled back takes no key away from what is open`() async throws {
        let test = try await TestRepository(MemoryStore())
        try await test.append(1...1)
        let repository = try await open(test)
        _ = try await test.repository.rotateRepositoryKey()
        #expect(try await repository.refreshKeys() && repository.epoch == 1)
        #expect(try await !repository.refreshKeys())
        try await test.store.delete(EpochTests.record)
        #expect(try await !repository.refreshKeys() && repository.epoch == 1)
        try await instance(repository).appendSegment(TestRepository.index(2), events: TestRepository.events(2))
        let name = "instances/\(test.instance.id)/log/0000000000000000/00000000000000000002.seg"
        #expect(try await KeyBench.epoch(test.store, name) == 1)
    }

    @Test func `The watch tells of a rotation, survives a store that fails, and ends when the keys are destroyed`()
        async throws
    {
        let store = OutageStore(MemoryStore())
        let test = try await TestRepository(store)
        try await test.append(1...1)
        let told = Mutex<[UInt32]>([])
        let watch = KeyWatch(try await open(test), interval: 0.01) { event in
            if case .rotated(let epoch) = event { told.withLock { $0.append(epoch) } }
        }
        store.set(.failing)
        let watching = Task { try await watch.run() }
        while store.refused < 3 { try await Task.sleep(for: .milliseconds(5)) }
        store.set(.working)
        _ = try await test.repository.rotateRepositoryKey()
        while told.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(5)) }
        _ = try await KeyDestruction.run(store: store, confirming: test.repository.descriptor.name)
        #expect(await code { try await watching.value } == .keyDestroyed)
        #expect(told.withLock { $0 } == [1])
    }
}
