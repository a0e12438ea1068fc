import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// Slots whose key a PKCS#11 token keeps, on SoftHSM2.
@Suite struct TokenKeyTests {
    @Test func `A repository made with a token's key opens with it, and with no other`() async throws {
        let token = try await SoftToken.make()
        try await token.importKey("other", id: "02")
        let test = try await TestRepository(MemoryStore(), key: KeyBench.token(token))
        try await test.append(1...1)
        let repository = try await Repository.open(store: test.store, key: KeyBench.token(token))
        #expect(try await repository.verify().isIntact)
        let slot = try #require(try await repository.keySlots().first)
        #expect(slot.kind == "pkcs11" && slot.label == "tidemark test/backups")
        #expect(slot.keeper == "pkcs11:token=tidemark%20test;object=backups")

        let open = { (key: KeySource) in await code { _ = try await Repository.open(store: test.store, key: key) } }
        #expect(await open(KeyBench.token(token, key: "other")) == .keyMismatch)
        #expect(await open(KeyBench.token(token, key: "none")) == .keyMissing)
        #expect(await open(KeyBench.token(token, label: "none")) == .keyMissing)
        #expect(await open(KeyBench.token(token, pin: "wrong-pin")) == .keyDenied)
        #expect(await open(KeyBench.token(token, module: "/nowhere/module.so")) == .keyUnavailable)
        // A library that is no PKCS#11 module.
        #expect(await open(KeyBench.token(token, module: "libz.so.1")) == .keyUnavailable)
        #expect(await open(TestRepository.key) == .keyMismatch)
        #expect(await open(KeyBench.token(token)) == nil)
    }

    @Test func `Two keys of one label are not chosen between`() async throws {
        let token = try await SoftToken.make(label: "doubles")
        let test = try await TestRepository()
        try await token.importKey("backups", id: "03")
        #expect(await code { try await test.repository.addKeySlot(KeyBench.token(token)) } == .keyMissing)
        #expect(try await test.store.list("keys/").count == 1)
    }

    @Test func `Several tasks may use a token at once`() async throws {
        let token = try await SoftToken.make()
        let test = try await TestRepository(MemoryStore(), key: KeyBench.token(token))
        try await withThrowingTaskGroup(of: UInt32.self) { group in
            for _ in 0..<8 {
                group.addTask { try await Repository.open(store: test.store, key: KeyBench.token(token)).epoch }
            }
            for try await epoch in group { #expect(epoch == 0) }
        }
    }

    @Test func `What a token encrypted for one slot opens no other`() async throws {
        let token = try await SoftToken.make()
        let service = TokenKeyService(
            module: token.module, token: token.label, key: token.key, pin: Secret(token.pin))
        let context = KeyContext(repository: "r", slot: "s")
        let made = try await service.makeKey(for: context)
        #expect(try await service.key(in: made.record, for: context) == made.key)
        #expect(try await service.key(in: made.record, for: KeyContext(repository: "r", slot: "t")) == nil)
        #expect(try await service.key(in: made.record, for: KeyContext(repository: "q", slot: "s")) == nil)
        var cut = made.record
        cut.blob.bytes.removeLast()
        #expect(try await service.key(in: cut, for: context) == nil)
        let again = try await service.makeKey(for: context)
        #expect(again.key != made.key && again.record.nonce != made.record.nonce)
    }
}
