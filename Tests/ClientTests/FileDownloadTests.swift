import Client
import Core
import Crypto
import Testing

@Suite struct FileDownloadTests {
    /// What a file would be.
    private actor Target: DownloadTarget {
        private(set) var bytes: [UInt8]

        init(_ bytes: [UInt8] = []) { self.bytes = bytes }

        var size: UInt64 { UInt64(bytes.count) }
        func append(_ bytes: [UInt8]) { self.bytes += bytes }
        func hash() -> String { Hex.encode(SHA256.hash(data: bytes)) }
        func clear() { bytes = [] }
    }

    private static let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 13 &+ $0 >> 9) }

    private func download(_ url: String) throws -> FileDownload {
        let address = try ServerAddress(parsing: url)
        return FileDownload(address.base, ClientSettings(server: address))
    }

    @Test(.timeLimit(.minutes(1)))
    func `What is cut off goes on where it was`() async throws {
        let server = try await CuttingServer.start(Self.bytes, cuts: [100_000, 50_000])
        let target = Target()
        let outcome = try await download(server.url).run(into: target)
        #expect(await target.bytes == Self.bytes)
        #expect(outcome.bytes == 300_000 && outcome.name == "a.sql.age")
        #expect(outcome.hash == Hex.encode(SHA256.hash(data: Self.bytes)))
        let requests = try server.requests()
        #expect(requests.count == 3 && requests.first == "whole" && requests.last?.hasPrefix("bytes=") == true)
        await server.stop()
    }

    @Test(.timeLimit(.minutes(1)))
    func `What an earlier run has left is gone on with`() async throws {
        let server = try await CuttingServer.start(Self.bytes)
        let part = Target(Array(Self.bytes[..<200_000]))
        _ = try await download(server.url).run(into: part)
        #expect(await part.bytes == Self.bytes)
        #expect(try server.requests() == ["bytes=200000-"])
        let whole = Target(Self.bytes)
        _ = try await download(server.url).run(into: whole)
        #expect(await whole.bytes == Self.bytes)
        await server.stop()
    }

    @Test(.timeLimit(.minutes(1)))
    func `What is not what it should be is thrown away`() async throws {
        let server = try await CuttingServer.start(Self.bytes, tag: String(repeating: "0", count: 64))
        let target = Target()
        await #expect(throws: TidemarkError(.serverAnswer, "", hint: "")) {
            try await download(server.url).run(into: target)
        }
        #expect(await target.bytes.isEmpty)
        // The beginning is of another file.
        let other = try await CuttingServer.start(Self.bytes)
        let mixed = Target([1, 2, 3])
        await #expect(throws: TidemarkError(.serverAnswer, "", hint: "")) {
            try await download(other.url).run(into: mixed)
        }
        #expect(await mixed.bytes.isEmpty)
        await #expect(throws: TidemarkError(ErrorCode("download.unknown"), "", hint: "")) {
            try await download(other.url.replacing("right", with: "wrong")).run(into: mixed)
        }
        await server.stop()
        await other.stop()
    }
}
