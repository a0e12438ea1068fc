package import Repository

/// Entries of one table in a scratch file, sorted by key, each key once.
package struct FoldRun: Sendable {
    let file: ScratchFile
    let pieces: [ScratchFile.Piece]
    package let entries: Int
    /// Bytes at the end of each image that are not of it any more.
    var trim = 0

    /// Collects entries, which must come in the order of their keys, into pieces.
    ///
    /// An entry is `[u32 key size][u32 image size, or all ones for gone][key][image]` and never leaves its piece; the key
    /// size's highest bit says that the key was there before its first change.
    package struct Writer {
        private let file: ScratchFile
        private var pieces: [ScratchFile.Piece] = []
        private var entries = 0
        private var buffer: [UInt8] = []

        private static let pieceSize = 256 << 10
        fileprivate static let there: UInt32 = 1 << 31

        package init(_ file: ScratchFile) { self.file = file }

        package mutating func append(
            _ key: UnsafeRawBufferPointer, _ image: UnsafeRawBufferPointer?, wasThere: Bool = false
        ) throws {
            withUnsafeBytes(of: UInt32(key.count) | (wasThere ? Self.there : 0)) { buffer.append(contentsOf: $0) }
            withUnsafeBytes(of: image.map { UInt32($0.count) } ?? FoldMap.gone) { buffer.append(contentsOf: $0) }
            buffer.append(contentsOf: key)
            if let image { buffer.append(contentsOf: image) }
            entries += 1
            if buffer.count >= Self.pieceSize { try flush() }
        }

        package mutating func finish() throws -> FoldRun {
            if !buffer.isEmpty { try flush() }
            return FoldRun(file: file, pieces: pieces, entries: entries)
        }

        private mutating func flush() throws {
            pieces.append(try file.append(buffer))
            buffer.removeAll(keepingCapacity: true)
        }
    }

    /// Reads a run from its beginning, a piece at a time.
    struct Reader {
        private let run: FoldRun
        private var nextPiece = 0
        private var bytes: [UInt8] = []
        private var entry = 0
        private var key = 0..<0
        private var image: Range<Int>?
        private(set) var prefix: UInt64 = 0
        private(set) var wasThere = false

        init(_ run: FoldRun) { self.run = run }

        /// Moves to the next entry; false behind the last.
        mutating func next() throws -> Bool {
            if entry == bytes.count {
                guard nextPiece < run.pieces.count else { return false }
                bytes = try run.file.read(run.pieces[nextPiece])
                nextPiece += 1
                entry = 0
            }
            let start = entry
            let (keySize, size) = bytes.withUnsafeBytes {
                (
                    $0.loadUnaligned(fromByteOffset: start, as: UInt32.self),
                    $0.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
                )
            }
            wasThere = keySize & Writer.there != 0
            key = (start + 8)..<(start + 8 + Int(keySize & ~Writer.there))
            image = size == FoldMap.gone ? nil : key.upperBound..<(key.upperBound + Int(size))
            entry = image?.upperBound ?? key.upperBound
            if run.trim > 0 { image = image.map { $0.lowerBound..<max($0.lowerBound, $0.upperBound - run.trim) } }
            prefix = withEntry { key, _ in FoldOrder.prefix(key) }
            return true
        }

        func withEntry<Result>(
            _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer?) throws -> Result
        ) rethrows -> Result {
            try bytes.withUnsafeBytes { all in
                try body(
                    UnsafeRawBufferPointer(rebasing: all[key]), image.map { UnsafeRawBufferPointer(rebasing: all[$0]) })
            }
        }
    }
}
