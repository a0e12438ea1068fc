import Core
import Foundation
import Repository
import TestKit
import Testing

/// What is set aside comes back, and is nowhere to be found by others.
@Suite struct ScratchFileTests {
    @Test func piecesComeBackInAnyOrder() throws {
        let folder = try TestFolder("scratch")
        let path = folder.file("spill")
        let file = try ScratchFile(in: path)
        var random = SeededGenerator(label: "scratch pieces")
        var known: [(ScratchFile.Piece, [UInt8])] = []
        for size in [0, 1, 4096, 300_000] {
            let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
            known.append((try file.append(bytes), bytes))
        }
        for (piece, bytes) in known.shuffled(using: &random) {
            let found = try file.read(piece)
            #expect(found.count == bytes.count && found.elementsEqual(bytes))
        }
        #expect(file.size >= 304_097)
        // It has no name, and nobody else may look into its folder.
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    /// The disk holds nothing that can be read.
    @Test func nothingIsInTheClear() throws {
        let folder = try TestFolder("scratch")
        let file = try ScratchFile(in: folder.file("spill"))
        let secret = Array("a secret row, a secret row".utf8)
        _ = try file.append(secret)
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").map { "/proc/self/fd/\($0)" }
        let own = try #require(
            open.first {
                (try? FileManager.default.destinationOfSymbolicLink(atPath: $0))?.hasPrefix(folder.file("spill"))
                    == true
            })
        let stored = try #require(FileManager.default.contents(atPath: own))
        #expect(stored.count == Int(file.size))
        #expect(stored.firstRange(of: Array("secret".utf8)) == nil)
    }

    @Test func aFolderThatCannotBe() throws {
        let folder = try TestFolder("scratch")
        try folder.write("a file", to: "taken")
        let error = #expect(throws: TidemarkError.self) { try ScratchFile(in: folder.file("taken/below")) }
        #expect(error?.code.rawValue == "spool.unusable")
    }
}
