import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// Slots whose key a KMS keeps, on moto.
@Suite struct KMSKeyTests {
    @Test func `A repository made with a KMS key opens with its ARN or alias, and with no other key`() async throws {
        let server = try await SharedMoto.shared.server()
        let arn = try await server.makeKMSKey(alias: "alias/one")
        let other = try await server.makeKMSKey()
        let test = try await TestRepository(MemoryStore(), key: try KeyBench.kms(server, "alias/one"))
        try await test.append(1...1)
        for name in ["alias/one", arn, String(arn.split(separator: "/")[1])] {
            let repository = try await Repository.open(store: test.store, key: try KeyBench.kms(server, name))
            #expect(try await repository.verify().isIntact)
        }
        let slot = try #require(try await test.repository.keySlots().first)
        #expect(slot.kind == "kms" && slot.label == "alias/one" && slot.keeper == arn)
        // moto decrypts under any key, whichever was asked for; that the ARN is another is seen before.
        let wrong = try KeyBench.kms(server, other)
        #expect(await code { _ = try await Repository.open(store: test.store, key: wrong) } == .keyMismatch)
        let none = try KeyBench.kms(server, "alias/none")
        #expect(await code { try await test.repository.addKeySlot(none) } == .keyMissing)
        #expect(
            await code { _ = try await Repository.open(store: test.store, key: TestRepository.key) } == .keyMismatch)
    }

    @Test func `What the KMS gave for one repository or slot opens no other`() async throws {
        let server = try await SharedMoto.shared.server()
        let key = try KeyBench.kms(server, try await server.makeKMSKey())
        let (one, two) = (
            try await TestRepository(MemoryStore(), key: key), try await TestRepository(MemoryStore(), key: key)
        )
        let slots = (try await one.store.list("keys/")[0].key, try await two.store.list("keys/")[0].key)
        // A foreign slot in the place of one's own: neither names fit, nor does the context.
        try await two.store.put(slots.1, try await one.store.get(slots.0), mode: .overwrite)
        #expect(await code { _ = try await Repository.open(store: two.store, key: key) } == .objectDamaged)
        try await two.store.delete(slots.1)
        try await two.store.put(slots.0, try await one.store.get(slots.0), mode: .overwrite)
        #expect(await code { _ = try await Repository.open(store: two.store, key: key) } == .objectDamaged)
    }

    @Test func `A new epoch needs no KMS, and the KMS's slot opens it`() async throws {
        let server = try await MotoServer.start()
        let key = try KeyBench.kms(server, try await server.makeKMSKey())
        let test = try await TestRepository()
        try await test.repository.addKeySlot(key)
        server.freeze(true)
        _ = try await test.repository.rotateRepositoryKey()
        let impatient = try KeyBench.kms(server, "alias/x", patience: 0.5)
        #expect(
            await code { _ = try await Repository.open(store: test.store, key: impatient) } == .keyUnavailable)
        server.freeze(false)
        #expect(try await Repository.open(store: test.store, key: key).epoch == 1)
        await server.killNow()
        let down = try KeyBench.kms(server, "alias/x", patience: 0.5)
        #expect(await code { _ = try await Repository.open(store: test.store, key: down) } == .keyUnavailable)
        #expect(try await Repository.open(store: test.store, key: TestRepository.key).epoch == 1)
    }

    @Test func `Slots of all four kinds come, are rotated and go`() async throws {
        let server = try await SharedMoto.shared.server()
        let token = try await SoftToken.make()
        let keys = [
            KeyBench.file("two"), .passphrase(Secret("correct horse")),
            try KeyBench.kms(server, try await server.makeKMSKey()), KeyBench.token(token),
        ]
        let test = try await TestRepository()
        try await test.append(1...1)
        for key in keys { try await test.repository.addKeySlot(key) }
        #expect(
            try await test.repository.keySlots().map(\.kind) == ["keyfile", "keyfile", "passphrase", "kms", "pkcs11"])
        _ = try await test.repository.rotateRepositoryKey()
        for key in keys {
            let opened = try await Repository.open(store: test.store, key: key)
            #expect(opened.epoch == 1)
            // Rotated: a new slot of the same kind, then the old one goes.
            let before = try await opened.keySlots()
            let new = try await opened.addKeySlot(key)
            let old = try #require(before.last { $0.kind == new.kind && $0.label == new.label })
            try await opened.removeKeySlot(old.slot)
            #expect(try await Repository.open(store: test.store, key: key).epoch == 1)
        }
        var left = try await test.repository.keySlots().count
        for slot in try await Repository.open(store: test.store, key: keys[3]).keySlots().dropLast() {
            try await Repository.open(store: test.store, key: keys[3]).removeKeySlot(slot.slot)
            left -= 1
        }
        let last = try await Repository.open(store: test.store, key: keys[3])
        #expect(left == 1)
        #expect(await code { try await last.removeKeySlot(last.keySlots()[0].slot) } == .keyLast)
        #expect(try await last.verify().isIntact)
    }
}
