import Core
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// New epochs: who gets the new key, when it counts, and what somebody with access to the store can do about it.
@Suite struct EpochTests {
    let third = KeyBench.file("third")
    let second = KeyBench.file("second")
    static let record = "epochs/0000000001.json"

    /// A repository of three slots with two segments and a base of epoch 0.
    private func filled(_ store: any ObjectStore = MemoryStore()) async throws -> TestRepository {
        let test = try await TestRepository(store)
        try await test.repository.addKeySlot(third)
        try await test.repository.addKeySlot(second)
        try await test.append(1...2)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        return test
    }

    private func open(_ store: any ObjectStore, _ key: KeySource = TestRepository.key) async throws -> Repository {
        try await Repository.open(store: store, key: key)
    }

    private func instance(_ repository: Repository) async throws -> InstanceRepository {
        try #require(try await repository.instance(named: "shop"))
    }

    private func append(_ repository: Repository, _ sequence: UInt64) async throws {
        try await instance(repository).appendSegment(
            TestRepository.index(sequence), events: TestRepository.events(sequence))
    }

    private func segment(_ number: Int) async throws -> String {
        "log/0000000000000000/0000000000000000000\(number).seg"
    }

    @Test func `Every slot opens the new epoch although only one key was given`() async throws {
        let test = try await filled()
        let phrase = KeySource.passphrase(Secret("correct horse"))
        try await test.repository.addKeySlot(phrase)
        let rotation = try await open(test.store).rotateRepositoryKey()
        #expect(rotation.epoch == 1 && rotation.slots.count == 4 && rotation.dropped == [] && rotation.late == [])
        for key in [TestRepository.key, phrase, second] { #expect(try await open(test.store, key).epoch == 1) }

        // What runs goes on in the old epoch at first; what begins writes in the new one; each reads the other's.
        try await test.append(3...3)
        try await append(try await open(test.store, second), 4)
        let prefix = "instances/\(test.instance.id)/"
        #expect(try await KeyBench.epoch(test.store, prefix + segment(3)) == 0)
        #expect(try await KeyBench.epoch(test.store, prefix + segment(4)) == 1)
        for key in [TestRepository.key, phrase, third] {
            let shop = try await instance(open(test.store, key))
            for sequence in 1...4 as ClosedRange<UInt64> {
                #expect(try await shop.segment(sequence).events == TestRepository.events(sequence))
            }
            #expect(try await shop.bases().map(\.id) == ["b1"])
        }
        // What was open before learns of it when it meets something newer, and writes in the new epoch from then on.
        #expect(test.repository.epoch == 0)
        #expect(try await test.instance.segment(4).events == TestRepository.events(4))
        #expect(test.repository.epoch == 1)
        try await test.append(5...5)
        #expect(try await KeyBench.epoch(test.store, prefix + segment(5)) == 1)
        let report = try await open(test.store).verify()
        #expect(report.isIntact, "\(report.damaged)")
    }

    @Test func `Rows that did not change are stored once over two epochs`() async throws {
        let test = try await filled()
        let chunks = { try await test.store.list("instances/\(test.instance.id)/chunks/").count }
        let before = try await chunks()
        _ = try await test.repository.rotateRepositoryKey()
        let again = try await instance(open(test.store))
        for name in ["orders", "lines"] {
            for part in 0..<2 as Range<UInt8> {
                _ = try await again.putChunk(
                    framedRows: TestRepository.rows(seed: 1 &+ part &+ UInt8(name.utf8.count)), rows: 50,
                    digest: TableDigest(rows: 50, high: 1, low: 2))
            }
        }
        #expect(try await chunks() == before)
    }

    @Test(arguments: 0..<3, FaultyStore.Moment.allCases)
    func `A rotation cut short at any change leaves all slots with the old ring, or all with the new one`(
        _ change: Int, _ moment: FaultyStore.Moment
    ) async throws {
        let inner = MemoryStore()
        let test = try await filled(inner)
        // Two slots that must be dropped: a recipient less and a recipient that nobody made.
        let slots = try await test.repository.keySlots().filter { $0.label != "test" }.map(\.slot)
        let extra = KeyBench.file("kept")
        try await test.repository.addKeySlot(extra)
        for slot in slots { try await KeyBench.edit(inner, "keys/\(slot).json") { $0["recipient"] = nil } }
        let store = FaultyStore(inner)
        store.fail(atChange: change, moment, isFinal: true)
        #expect(
            await code { _ = try await open(store).rotateRepositoryKey(dropsSlots: true) } == .storeUnavailable)
        let hasBegun = change > 0 || moment == .after
        for key in [TestRepository.key, extra] {
            let repository = try await open(inner, key)
            #expect(repository.epoch == (hasBegun ? 1 : 0))
            #expect(try await repository.verify().isIntact)
        }
        // Whoever is to be dropped reads what is older, and writes nothing.
        for key in [third, second] {
            guard let left = try? await open(inner, key) else { continue }
            #expect(try await instance(left).segment(2).events == TestRepository.events(2))
            if hasBegun { #expect(await code { try await append(left, 3) } == .keyMismatch) }
        }
        try await append(try await open(inner, extra), 3)
        // Running it again finishes what was begun, or begins the next epoch.
        _ = try await open(inner).rotateRepositoryKey(dropsSlots: true)
        #expect(try await open(inner, extra).keySlots().count == 2)
        #expect(try await instance(open(inner, extra)).segment(3).events == TestRepository.events(3))
    }

    @Test func `Of two rotations one is refused, and a slot made beside one never lacks the key`() async throws {
        let test = try await filled()
        let (one, other) = (try await open(test.store), try await open(test.store, second))
        _ = try await one.rotateRepositoryKey()
        #expect(await code { _ = try await other.rotateRepositoryKey() } == .keyRotated)
        let slots = try await test.store.list("keys/").count
        #expect(await code { _ = try await other.addKeySlot(KeyBench.file()) } == .keyRotated)
        #expect(try await test.store.list("keys/").count == slots)
        #expect(try await open(test.store).rotateRepositoryKey().epoch == 2)
        for key in [TestRepository.key, third, second] { #expect(try await open(test.store, key).epoch == 2) }
        // A slot of a later epoch gets the ones after it, too.
        let late = KeyBench.file("late")
        try await open(test.store).addKeySlot(late)
        _ = try await open(test.store).rotateRepositoryKey()
        #expect(try await open(test.store, late).epoch == 3)
        #expect(try await instance(open(test.store, late)).segment(1).events == TestRepository.events(1))
    }

    @Test func `Nobody who can write to the store gets the next key by putting his own recipient there`() async throws {
        let test = try await filled()
        let other = try await TestRepository(MemoryStore())
        let foreign = try #require(try await other.store.list("keys/").first).key
        var stolen: Any?
        try await KeyBench.edit(other.store, foreign) { stolen = $0["recipient"] }
        let victim = try #require(try await test.repository.keySlots().last)
        for field in ["publicKey", "proof", "epoch", "whole"] {
            let key = "keys/\(victim.slot).json"
            let original = try await test.store.get(key)
            try await KeyBench.edit(test.store, key) { fields in
                guard field != "whole", var recipient = fields["recipient"] as? [String: Any],
                    let theirs = stolen as? [String: Any]
                else {
                    fields["recipient"] = stolen
                    return
                }
                recipient[field] = field == "epoch" ? 1 : theirs[field]
                fields["recipient"] = recipient
            }
            let error = await #expect(throws: TidemarkError.self) {
                _ = try await open(test.store).rotateRepositoryKey()
            }
            #expect(error?.code == .keyRecipient && error?.message.contains(victim.slot) == true, "\(field)")
            #expect(try await test.store.list("epochs/").isEmpty)
            if field != "epoch" { #expect(try await open(test.store).verify().damaged.map(\.key) == [key], "\(field)") }
            try await test.store.put(key, original, mode: .overwrite)
        }
        // One recipient in the place of another of the same repository: the proof names the slot.
        let slots = try await test.store.list("keys/").map(\.key)
        var first: Any?
        try await KeyBench.edit(test.store, slots[0]) { first = $0["recipient"] }
        try await KeyBench.edit(test.store, slots[1]) { $0["recipient"] = first }
        #expect(await code { _ = try await open(test.store).rotateRepositoryKey() } == .keyRecipient)
    }

    @Test func `Slots made before there were epochs are named, renewed or dropped`() async throws {
        let test = try await filled()
        let old = try #require(try await test.repository.keySlots().first { $0.label == "third" })
        try await KeyBench.edit(test.store, "keys/\(old.slot).json") { $0["recipient"] = nil }
        let error = await #expect(throws: TidemarkError.self) { _ = try await open(test.store).rotateRepositoryKey() }
        #expect(error?.code == .keyRecipient && error?.message.contains(old.slot) == true)
        #expect(error?.hint.contains("key rotate --slot") == true)
        // Whoever has only such a slot is told to renew it, whatever is dropped.
        #expect(
            await code { _ = try await open(test.store, third).rotateRepositoryKey(dropsSlots: true) } == .keyRecipient)
        #expect(try await test.store.list("keys/").count == 3)

        try await open(test.store, third).addKeySlot(third)
        try await open(test.store, third).removeKeySlot(old.slot)
        #expect(try await open(test.store, third).rotateRepositoryKey().slots.count == 3)
    }

    @Test func `A record that is gone, cut or altered keeps nobody from what is older, and lets nobody write`()
        async throws
    {
        let test = try await filled()
        _ = try await test.repository.rotateRepositoryKey()
        try await append(try await open(test.store), 3)
        let original = try await test.store.get(Self.record)

        try await test.store.delete(Self.record)
        let before = try await instance(open(test.store))
        #expect(try await before.segment(2).events == TestRepository.events(2))
        let error = await #expect(throws: TidemarkError.self) { _ = try await before.segment(3) }
        #expect(error?.code == .keyMismatch && error?.hint.contains("epochs") == true)
        #expect(await code { try await append(try await open(test.store), 4) } == .keyMismatch)

        var changed: [[UInt8]] = [Array(original.dropLast(20)), Array("{}".utf8)]
        for field in ["proof", "confirmation", "createdAt", "shares"] {
            try await test.store.put(Self.record, original, mode: .overwrite)
            try await KeyBench.edit(test.store, Self.record) { fields in
                switch fields[field] {
                case let text as String: fields[field] = String(text.reversed().drop { $0 == "=" }) + "="
                case let number as NSNumber: fields[field] = number.int64Value + 1
                case var shares as [[String: Any]]:
                    let sealed = shares[0]["sealed"]
                    shares[0]["sealed"] = shares[1]["sealed"]
                    shares[1]["sealed"] = sealed
                    fields[field] = shares
                default: break
                }
            }
            changed.append(try await test.store.get(Self.record))
        }
        for bytes in changed {
            try await test.store.put(Self.record, bytes, mode: .overwrite)
            let repository = try await open(test.store)
            #expect(repository.epoch == 0)
            #expect(try await instance(repository).segment(2).events == TestRepository.events(2))
            #expect(await code { try await repository.addKeySlot(KeyBench.file()) } == .keyMismatch)
            #expect(await code { _ = try await repository.rotateRepositoryKey() } == .keyMismatch)
            #expect(try await repository.verify().damaged.contains { $0.key == Self.record })
        }
        try await test.store.put(Self.record, original, mode: .overwrite)
        #expect(try await open(test.store).verify().isIntact)
    }

    @Test func `A slot that lacks the newest epoch does not count as the last one`() async throws {
        let test = try await filled()
        let slots = try await test.repository.keySlots()
        let own = try #require(slots.first { $0.label == "test" })
        let kept = try await test.store.get("keys/\(slots[1].slot).json")
        for slot in slots where slot.slot != own.slot {
            try await KeyBench.edit(test.store, "keys/\(slot.slot).json") { $0["recipient"] = nil }
        }
        _ = try await test.repository.rotateRepositoryKey(dropsSlots: true)
        // Somebody puts a removed slot back.
        try await test.store.put("keys/\(slots[1].slot).json", kept, mode: .ifAbsent)
        let repository = try await open(test.store)
        #expect(try await repository.keySlots().map(\.epoch).sorted() == [0, 1])
        #expect(await code { try await repository.removeKeySlot(own.slot) } == .keyLast)
        #expect(await code { _ = try await repository.rotateRepositoryKey() } == .keyRecipient)
        try await repository.removeKeySlot(slots[1].slot)
        #expect(try await repository.rotateRepositoryKey().epoch == 2)
    }
}
