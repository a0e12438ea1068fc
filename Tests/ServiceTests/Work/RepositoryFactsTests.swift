import APIModel
import Core
import ObjectStore
import Repository
import Service
import TestKit
import Testing

@Suite struct RepositoryFactsTests {
    /// A repository in some store, and the facts of an instance in it.
    private func facts(_ store: any ObjectStore, lock: LockPolicy?) async throws -> InstanceFactsUpdate {
        let repository = try await Repository.create(
            store: store, name: "main", key: .keyFile(KeyFile.generate(), label: "test"))
        let instance = try await repository.addInstance(
            InstanceRecord(name: "shop", id: "", flavour: .mariadb, createdAt: Timestamp.now()))
        if let lock { try await repository.setLock(lock) }
        return try await RepositoryFacts.read(instance, repository: "r", now: Timestamp.now())
    }

    /// A worker tells how a repository keeps what is stored, with every look into it.
    @Test func aLookTellsTheLock() async throws {
        let policy = LockPolicy(mode: .governance, days: 21, changedAt: Timestamp.now())
        let locked = try await facts(BucketStore(), lock: policy)
        #expect(locked.lock == ReportedLock(mode: "governance", days: 21) && locked.bases == [])
        let off = try await facts(
            BucketStore(), lock: LockPolicy(mode: .compliance, days: 0, changedAt: Timestamp.now()))
        #expect(off.lock == ReportedLock.none)
        for store in [BucketStore() as any ObjectStore, BucketStore(supportsLock: false), MemoryStore()] {
            #expect(try await facts(store, lock: nil).lock == ReportedLock.none)
        }
    }

    /// What a look tells stays until the next one, and goes with the repository it is about.
    @Test func aLockIsKeptWithTheFactsOfItsRepository() throws {
        let now = Fixture.at(0)
        var facts = InstanceFacts(repository: "r", at: now)
        #expect(facts.lock == nil)
        var update = InstanceFactsUpdate(repository: "r")
        update.lock = ReportedLock(mode: "compliance", days: 30)
        #expect(!update.isOfReach)
        facts.take(update, at: now)
        facts.take(InstanceFactsUpdate(repository: "r"), at: now)
        #expect(facts.lock?.days == 30)
        var merged = InstanceFactsUpdate(repository: "r")
        merged.merge(update)
        #expect(merged.lock == update.lock)
        // Facts that were stored before locks were told of are read.
        let text = try WorkJSON.text(facts).replacing(#""lock":{"days":30,"mode":"compliance"},"#, with: "")
        #expect(!text.contains("compliance"))
        #expect(try WorkJSON.value(InstanceFacts.self, in: text).lock == nil)
        facts.take(InstanceFactsUpdate(repository: "other"), at: now)
        #expect(facts.lock == nil)
    }
}
