import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// A million damaged inputs to what lies behind the store and behind the authentication: headers, packed sections,
/// records, key rings. `FuzzTests` does the same through the store, with the authentication in front.
@Suite(.serialized) struct FormatFuzzTests {
    @Test func `headers of sealed objects`() async throws {
        let test = try await DamageTests.filled()
        var seeds: [[UInt8]] = []
        for entry in try await test.store.list("instances/") where !entry.key.hasSuffix(".json") {
            seeds.append(Array(try await test.store.get(entry.key).prefix(110)))
        }
        #expect(seeds.count > 10)
        var mutator = ByteMutator(label: "damaged headers")
        var meter = FuzzMeter("headers", limit: .init(base: 64 << 10, perByte: 16))
        var readable = 0
        for round in 0..<500_000 {
            // Half of them keep what tells the kind of object, so that the sizes are reached.
            let input = mutator.damaged(seeds, from: round % 2 == 0 ? 12 : 0)
            let header = meter.attempt(input.count) { try SealedHeader(reading: input, name: "x") }
            guard let header else { continue }
            readable += 1
            if header.objectSize < UInt64(header.size) || !input.starts(with: header.encoded) {
                Issue.record("\(input) was read as \(header)")
            }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(readable > 50_000)
    }

    @Test func `packed sections`() throws {
        var mutator = ByteMutator(label: "damaged sections")
        var seeds: [[UInt8]] = []
        var sizes: [Int] = []
        for size in [0, 1, 50, 700, 5000] {
            let raw = (0..<size).map { UInt8(($0 * $0 / 7) & (size > 60 ? 0x0F : 0xFF)) }
            var packer = try SectionPacker(level: 1, headerRoom: 0)
            try raw.withUnsafeBytes { try packer.append($0) }
            seeds.append(Array(try packer.finish().bytes.dropLast(SectionDescription.tagSize)))
            sizes.append(size)
        }
        // libzstd's state is 160 KiB and a block of input, the window is the output.
        var meter = FuzzMeter("sections", limit: .init(base: 400 << 10, perByte: 16))
        var unpacked = 0
        for _ in 0..<150_000 {
            let choice = Int(mutator.random.next() % UInt64(seeds.count))
            var input = mutator.damaged([seeds[choice]])
            if mutator.random.chance(10) { input = seeds[choice] }
            let size = sizes[choice] + (mutator.random.chance(20) ? Int(mutator.random.next() % 3) : 0)
            let cut = Int(mutator.random.next() % UInt64(input.count + 1))
            let description = SectionDescription(
                codec: mutator.random.chance(5) ? .stored : .zstd, pieceLog: SectionDescription.defaultPieceLog,
                packedSize: UInt64(input.count), rawSize: UInt64(size))
            let raw = meter.attempt(input.count + size) {
                var unpacker = try SectionUnpacker(name: "x", description: description)
                try input[..<cut].withUnsafeBytes { try unpacker.append($0) }
                try input[cut...].withUnsafeBytes { try unpacker.append($0) }
                return try unpacker.finish().raw
            }
            if let raw {
                unpacked += 1
                if raw.count != size { Issue.record("\(raw.count) bytes where \(size) were announced") }
            }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(unpacked > 5000)
    }

    /// libzstd would read them, and take up to 2.6 MB for 19 bytes (seed 808636275).
    @Test(arguments: [0xFD2F_B522, 0xFD2F_B526, 0xFD2F_B527, 0x184D_2A50] as [UInt32])
    func `frames of other versions are refused`(magic: UInt32) throws {
        let input = withUnsafeBytes(of: magic.littleEndian) { Array($0) } + [UInt8](repeating: 0x60, count: 15)
        for cut in [0, 2, 19] {
            var unpacker = try SectionUnpacker(
                name: "x",
                description: SectionDescription(
                    codec: .zstd, pieceLog: SectionDescription.defaultPieceLog, packedSize: 19, rawSize: 50))
            var refused = false
            for part in [input[..<cut], input[cut...]] where !refused {
                do { try part.withUnsafeBytes { try unpacker.append($0) } } catch { refused = true }
            }
            #expect(refused)
        }
    }

    @Test func records() async throws {
        let test = try await TestRepository()
        try await test.append(1...3)
        let base = try await test.base("b1", segments: 1...2)
        let slot = try #require(try await test.store.list("keys/").first).key
        let kinds: [(seed: [UInt8], read: ([UInt8]) throws -> Void)] = [
            (
                try StoredJSON.encode(TestRepository.index(2, gap: "purged", incident: "x")),
                Self.reader(SegmentIndex.self)
            ),
            (try StoredJSON.encode(base), Self.reader(BaseManifest.self)),
            (try StoredJSON.encode(TestRepository.record(named: "é\"\\")), Self.reader(InstanceRecord.self)),
            (
                try StoredJSON.encode(test.status(.running, last: 8, heartbeat: 8, through: 8)),
                Self.reader(StreamStatus.self)
            ),
            (try await test.store.get("tidemark.json"), Self.reader(RepositoryDescriptor.self)),
            (try await test.store.get(slot), Self.reader(KeySlot.self)),
        ]
        let tokens = [
            "18446744073709551616", "-1", "1e400", "0.5", "null", "[[[[[[[[[[[[[[[[", "{\"a\":", "\"\\ud800\"", "\"",
            "\\",
            "\u{0}", "true", ",,", "\u{FEFF}", "9223372036854775807",
        ].map { Array($0.utf8) }
        var mutator = ByteMutator(label: "damaged records")
        // Foundation keeps a map of the whole text, and one object for every container.
        var meter = FuzzMeter("records", limit: .init(base: 256 << 10, perByte: 256))
        var (read, refused) = (0, 0)
        for round in 0..<300_000 {
            let kind = kinds[round % kinds.count]
            var input = mutator.damaged([kind.seed])
            if round % 3 == 0, let token = tokens.randomElement(using: &mutator.random) {
                input = kind.seed
                let place = Int.random(in: 0...input.count, using: &mutator.random)
                input.replaceSubrange(place..<min(input.count, place + Int(mutator.random.next() % 6)), with: token)
            }
            let isRead = meter.measure(input.count) { () -> Bool? in
                do {
                    try kind.read(input)
                    return true
                } catch let error as TidemarkError {
                    return error.code == .objectDamaged ? false : nil
                } catch {
                    return nil
                }
            }
            switch isRead {
            case true?: read += 1
            case false?: refused += 1
            case nil: Issue.record("another error than object.damaged for \(String(decoding: input, as: UTF8.self))")
            }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(read > 10_000 && refused > 100_000)
    }

    private static func reader<Record: Codable>(_ type: Record.Type) -> ([UInt8]) throws -> Void {
        { _ = try StoredJSON.decode(type, from: $0, name: "x") }
    }

    /// Deep nesting ends in an error, whatever the reader's recursion.
    @Test func `records of a hundred thousand brackets`() {
        for opening in ["[", "{\"a\":", "[{\"tables\":"] {
            let text = Array(String(repeating: opening, count: 100_000).utf8)
            let error = #expect(throws: TidemarkError.self) {
                try StoredJSON.decode(BaseManifest.self, from: text, name: "x")
            }
            #expect(error?.code == .objectDamaged)
        }
    }

    @Test func `key rings and key files`() {
        var mutator = ByteMutator(label: "damaged keys")
        var meter = FuzzMeter("keys", limit: .init(base: 64 << 10, perByte: 64))
        let ring = [[UInt8](repeating: 0, count: 36), [UInt8](repeating: 1, count: 72)]
        let file = [TestRepository.keyFile.withBytes { Array($0) }]
        var opened = 0
        for _ in 0..<60_000 {
            let plaintext = mutator.damaged(ring)
            if meter.measure(plaintext.count, { KeyRing(slotPlaintext: plaintext, repository: []) != nil }) {
                opened += 1
                if plaintext.isEmpty || !plaintext.count.isMultiple(of: 36) { Issue.record("\(plaintext)") }
            }
            let text = Secret(String(decoding: mutator.damaged(file), as: UTF8.self))
            if let key = meter.attempt(100, { try KeyFile.parse(text) }), key.count != 32 { Issue.record("\(key)") }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(opened > 5000)
    }
}
