internal import Glibc
internal import Repository

/// Pieces of text that are written in one order and read in the opposite one, in bounded memory: what is more than a few
/// MiB lies sealed in a file without a name.
package final class ReverseSpool {
    private var memory: [UInt8] = []
    /// Of the pieces in memory.
    private var sizes: [Int] = []
    private var file: ScratchFile?
    /// What was in memory before, oldest first.
    private var blocks: [(piece: ScratchFile.Piece, sizes: [Int])] = []
    private let memoryLimit: Int

    /// - Parameter memoryLimit: bytes of text kept in memory.
    package init(memoryLimit: Int = 8 << 20) { self.memoryLimit = memoryLimit }

    /// Throws `spool.unusable` where the folder for temporary files takes no more.
    package func append(_ piece: [UInt8]) throws {
        sizes.append(piece.count)
        memory += piece
        guard memory.count >= memoryLimit else { return }
        let file = try self.file ?? ScratchFile(in: getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp")
        self.file = file
        blocks.append((try file.append(memory), sizes))
        memory.removeAll(keepingCapacity: true)
        sizes.removeAll(keepingCapacity: true)
    }

    /// Gives the pieces, the last one first, and forgets them.
    package func drain(_ body: ([UInt8]) throws -> Void) throws {
        while true {
            while let count = sizes.popLast() {
                try body(Array(memory.suffix(count)))
                memory.removeLast(count)
            }
            guard let file, let block = blocks.popLast() else { return }
            memory = try file.read(block.piece)
            sizes = block.sizes
        }
    }
}
