import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// Changed and random bytes given to every decoder of the format: an error each time, never a crash or a wrong answer.
@Suite struct FuzzTests {
    @Test func `Changed objects are refused`() async throws {
        let test = try await DamageTests.filled()
        var generator = SplitMix(seed: 20_261_122)
        let segment = "instances/\(test.instance.id)/log/0000000000000000/00000000000000000004.seg"
        let original = try await test.store.get(segment)
        for round in 0..<40_000 {
            var bytes = original
            if round % 4 == 0 {
                bytes = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
                if round % 8 == 0 { bytes.replaceSubrange(0..<min(12, bytes.count), with: original.prefix(12)) }
            } else {
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    // Mostly the header, where the sizes are.
                    let end = round % 4 == 1 ? bytes.count : 96
                    bytes[Int.random(in: 0..<end, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
                }
                if round % 4 == 3 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
            }
            guard bytes != original else { continue }
            try await test.store.put(segment, bytes, mode: .overwrite)
            let failure = await code { _ = try await test.instance.segment(4) }
            #expect([.objectDamaged, .objectTruncated, .keyMismatch].contains(failure), "round \(round)")
        }
    }

    @Test func `Changed descriptors and slots are refused or read the same`() async throws {
        let test = try await TestRepository()
        var generator = SplitMix(seed: 7)
        let slot = try #require(try await test.store.list("keys/").first).key
        for key in ["tidemark.json", slot] {
            let original = try await test.store.get(key)
            for _ in 0..<2000 {
                var bytes = original
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                        in: 0...255, using: &generator)
                }
                try await test.store.put(key, bytes, mode: .overwrite)
                if let failure = await code({ _ = try await test.reopened() }) {
                    #expect([.objectDamaged, .repositoryFormat, .keyMismatch].contains(failure))
                }
            }
            try await test.store.put(key, original, mode: .overwrite)
        }
        _ = try await test.reopened()
    }

    @Test func `Random text is no time, GTID, size, pattern or key`() throws {
        var generator = SplitMix(seed: 42)
        let alphabet = Array("0123456789-:.,TZ +aeé*?/kMB\u{301}٣\n".unicodeScalars)
        for _ in 0..<200_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<40, using: &generator) {
                text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
            }
            if let time = try? Timestamp(parsing: text) {
                let again = try Timestamp(parsing: time.description)
                #expect(again == time)
            }
            if let gtid = GTID(text) { #expect(GTID(gtid.description) == gtid) }
            if let set = MySQLGTIDSet(text) { #expect(MySQLGTIDSet(set.description) == set) }
            if let position = MariaDBGTIDPosition(text) {
                #expect(MariaDBGTIDPosition(position.description) == position)
            }
            if let pattern = try? TablePattern(parsing: text) {
                _ = pattern.matches(TableName(schema: text, name: text))
            }
            _ = try? ByteCount(parsing: text)
            _ = TableDigest(text)
            _ = Base64Bytes(base64: text)
        }
    }
}
