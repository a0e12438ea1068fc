/// Collects the raw bytes of a section from its opened pieces.
package struct SectionUnpacker: ~Copyable {
    private let name: String
    private let description: SectionDescription
    private var decompressor: ZstdDecompressor
    private var rows = RowUnpacker()
    private var raw: [UInt8]
    private var filled = 0

    package init(name: String, description: SectionDescription) throws {
        self.name = name
        self.description = description
        decompressor = try ZstdDecompressor()
        raw = [UInt8](repeating: 0, count: Int(description.rawSize))
    }

    package mutating func append(_ piece: UnsafeRawBufferPointer) throws {
        switch description.codec {
        case .stored:
            guard piece.count <= raw.count - filled else { throw wrongSize() }
            raw.withUnsafeMutableBytes {
                UnsafeMutableRawBufferPointer(rebasing: $0[filled...]).copyMemory(from: piece)
            }
            filled += piece.count
        case .zstd:
            do {
                filled = try decompress(piece)
            } catch {
                throw ObjectFailure.damaged(name, "it cannot be decompressed", cause: error)
            }
        case .rows:
            do {
                filled = try rows.append(piece, by: decompressor, into: &raw, from: filled)
            } catch {
                throw ObjectFailure.damaged(name, "its rows cannot be put together", cause: error)
            }
        }
    }

    /// The raw bytes, and how the rows in them are stored.
    package consuming func finish() throws -> (raw: [UInt8], layout: RowLayout?) {
        let isDone =
            switch description.codec {
            case .stored: true
            case .zstd: decompressor.isDone
            case .rows: rows.isDone
            }
        guard filled == raw.count, isDone else { throw wrongSize() }
        return (raw, rows.layout)
    }

    private mutating func decompress(_ piece: UnsafeRawBufferPointer) throws -> Int {
        let start = filled
        return try raw.withUnsafeMutableBytes { buffer in
            try decompressor.decompress(piece, into: buffer, from: start)
        }
    }

    private func wrongSize() -> any Error {
        ObjectFailure.damaged(name, "it does not hold the \(description.rawSize) bytes its header says")
    }
}
