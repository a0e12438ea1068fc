import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct ChunkTests {
    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1 << 20, 5_000_000])
    func `A chunk comes back as it was`(_ size: Int) async throws {
        let test = try await TestRepository()
        var generator = SplitMix(seed: UInt64(size))
        // Half of it random, so that it does not compress away.
        let rows = (0..<size).map { $0 % 128 < 64 ? 0 : UInt8(truncatingIfNeeded: generator.next()) }
        let digest = TableDigest(rows: 3, high: 1, low: 2)
        let chunk = try await test.instance.putChunk(framedRows: rows, rows: 3, digest: digest)
        #expect(chunk.rawBytes == UInt64(size))
        #expect(chunk.rows == 3 && chunk.digest == digest && chunk.id.utf8.count == 64)
        #expect(try await test.reopened().readChunk(chunk) == rows)
        let name = "instances/\(test.instance.id)/chunks/\(chunk.id.prefix(2))/\(chunk.id)"
        #expect(try await test.store.size(name) == chunk.storedBytes)
    }

    @Test func `A writer is used for one chunk after the other, fed in any pieces`() async throws {
        let test = try await TestRepository()
        let writer = try test.instance.chunkWriter()
        let rows = TestRepository.rows(seed: 9)
        try writer.append([1, 2, 3])
        writer.discard()
        #expect(writer.rawBytes == 0)
        for piece in [1, 7, 1000, 100_000] {
            for start in stride(from: 0, to: rows.count, by: piece) {
                try writer.append(Array(rows[start..<min(start + piece, rows.count)]))
            }
            #expect(writer.rawBytes == UInt64(rows.count))
            let chunk = try await writer.finish(rows: 50, digest: TableDigest())
            let whole = try await test.instance.putChunk(framedRows: rows, rows: 50, digest: TableDigest())
            #expect(chunk == whole)
            #expect(try await test.instance.readChunk(chunk) == rows)
        }
    }

    @Test func `The same rows are stored once in an instance, and under another name in another`() async throws {
        let recording = RecordingStore(MemoryStore())
        let test = try await TestRepository(recording)
        let other = try await test.repository.addInstance(TestRepository.record(named: "other"))
        let rows = TestRepository.rows(seed: 1)
        let first = try await test.instance.putChunk(framedRows: rows, rows: 50, digest: TableDigest())
        _ = recording.takeCalls()
        let again = try await test.reopened().putChunk(framedRows: rows, rows: 50, digest: TableDigest())
        #expect(again == first)
        #expect(recording.takeCalls().filter { $0.name == "put" }.isEmpty)
        #expect(try await other.putChunk(framedRows: rows, rows: 50, digest: TableDigest()).id != first.id)
    }

    @Test func `Compression is on, and sealing costs little`() async throws {
        let test = try await TestRepository()
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        let chunk = try await test.instance.putChunk(framedRows: zeros, rows: 1, digest: TableDigest())
        #expect(chunk.storedBytes < 1000)
        var generator = SplitMix(seed: 1)
        let noise = (0..<1 << 20).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        let full = try await test.instance.putChunk(framedRows: noise, rows: 1, digest: TableDigest())
        #expect(full.storedBytes < UInt64(noise.count) + 1000)
    }
}

/// Reproducible random numbers.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
