import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct KeyTests {
    @Test func `A new key file opens what it created and nothing else`() async throws {
        let store = MemoryStore(name: "vault")
        let key = KeySource.keyFile(KeyFile.generate(), label: "laptop")
        _ = try await Repository.create(store: store, name: "backups", key: key)
        _ = try await Repository.open(store: store, key: key)
        let other = KeySource.keyFile(KeyFile.generate(), label: "desk")
        let error = await #expect(throws: TidemarkError.self) {
            _ = try await Repository.open(store: store, key: other)
        }
        #expect(error?.code == .keyMismatch)
        for part in ["backups", "memory://vault", "laptop", "desk"] { #expect(error?.message.contains(part) == true) }
    }

    @Test func `A passphrase opens what it created`() async throws {
        let store = MemoryStore()
        _ = try await Repository.create(store: store, name: "r", key: .passphrase(Secret("correct horse")))
        _ = try await Repository.open(store: store, key: .passphrase(Secret("correct horse")))
        #expect(
            await code { _ = try await Repository.open(store: store, key: .passphrase(Secret("wrong"))) }
                == .keyMismatch)
        #expect(await code { _ = try await Repository.open(store: store, key: TestRepository.key) } == .keyMismatch)
        #expect(await code { _ = try await Repository.open(store: store, key: .passphrase(Secret(""))) } == .keyInvalid)
    }

    @Test(arguments: [
        "", "hello", "tidemark-key-1:00:11", "tidemark-key-1:" + String(repeating: "0", count: 64) + ":00000000",
        "# only a comment\n",
    ])
    func `A file that is no key is refused before the repository is touched`(_ content: String) async throws {
        let store = MemoryStore()
        let key = KeySource.keyFile(Secret(content), label: "x")
        #expect(await code { _ = try await Repository.create(store: store, name: "r", key: key) } == .keyInvalid)
        #expect(try await store.list("").isEmpty)
    }

    @Test func `Nothing of the key is stored in clear`() async throws {
        let test = try await TestRepository()
        let key = Array(0..<32 as Range<UInt8>)
        let texts = [key, Array(Hex.encode(key).utf8), Array(Base64Bytes(key).description.utf8)]
        for entry in try await test.store.list("") {
            let bytes = try await test.store.get(entry.key)
            for text in texts { #expect(!bytes.contains(text)) }
        }
        #expect("\(TestRepository.key)".contains("000102") == false)
    }

    @Test func `Creating refuses a place that holds something`() async throws {
        let store = MemoryStore()
        _ = try await Repository.create(store: store, name: "r", key: TestRepository.key)
        #expect(
            await code { _ = try await Repository.create(store: store, name: "r", key: TestRepository.key) }
                == .repositoryExists)
        for key in ["a", "z/photo.jpg", "keyz", "instances/x"] {
            let store = MemoryStore()
            try await store.put(key, [1], mode: .overwrite)
            #expect(
                await code { _ = try await Repository.create(store: store, name: "r", key: TestRepository.key) }
                    == .repositoryExists)
            #expect(try await store.list("").count == 1)
        }
    }

    @Test(arguments: 0..<2, FaultyStore.Moment.allCases)
    func `A creation cut short is no repository, or a whole one`(_ change: Int, _ moment: FaultyStore.Moment)
        async throws
    {
        let inner = MemoryStore()
        let store = FaultyStore(inner)
        store.fail(atChange: change, moment, isFinal: true)
        #expect(
            await code { _ = try await Repository.create(store: store, name: "r", key: TestRepository.key) }
                == .storeUnavailable)
        if change == 1, moment == .after {
            _ = try await Repository.open(store: inner, key: TestRepository.key)
        } else {
            #expect(
                await code { _ = try await Repository.open(store: inner, key: TestRepository.key) }
                    == .repositoryMissing)
            _ = try await Repository.create(store: inner, name: "r", key: TestRepository.key)
            _ = try await Repository.open(store: inner, key: TestRepository.key)
        }
    }

    @Test func `A repository of a newer format asks for a newer program`() async throws {
        let test = try await TestRepository()
        let bytes = try await test.store.get("tidemark.json")
        let text = String(decoding: bytes, as: UTF8.self).replacing("\"format\" : 1", with: "\"format\" : 2")
        try await test.store.put("tidemark.json", Array(text.utf8), mode: .overwrite)
        #expect(await code { _ = try await test.reopened() } == .repositoryFormat)
    }

    @Test func `A slot that asks for too much work is refused`() async throws {
        let store = MemoryStore()
        let passphrase = KeySource.passphrase(Secret("correct horse"))
        _ = try await Repository.create(store: store, name: "r", key: passphrase)
        let slot = try #require(try await store.list("keys/").first).key
        let text = String(decoding: try await store.get(slot), as: UTF8.self)
            .replacing("\"n\" : 32768", with: "\"n\" : 1099511627776")
        try await store.put(slot, Array(text.utf8), mode: .overwrite)
        #expect(await code { _ = try await Repository.open(store: store, key: passphrase) } == .objectDamaged)
    }
}
