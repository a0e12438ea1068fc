/// Packs the rows of one chunk after the other: by columns where their layout is known, else as they come.
struct ChunkPacker: ~Copyable {
    private let level: Int32
    private var section: SectionPacker
    private var rows: RowPacker?
    private(set) var layout: RowLayout?

    init(level: Int32) throws {
        self.level = level
        section = try SectionPacker(level: level, headerRoom: SealedHeader.size(sections: 1))
    }

    /// Bytes appended since the last `reset`.
    var rawSize: UInt64 {
        switch rows {
        case .some(let rows): rows.rawSize
        case .none: section.rawSize
        }
    }

    /// Forgets what was appended, and packs what comes by another layout.
    mutating func reset(layout: RowLayout?) throws {
        guard layout != self.layout else { return reset() }
        section.reset()
        rows = nil
        self.layout = layout
        if let layout {
            rows = try RowPacker(layout: layout, level: level, headerRoom: SealedHeader.size(sections: 1))
        }
    }

    /// Forgets what was appended.
    mutating func reset() {
        if layout == nil { section.reset() } else { rows?.reset() }
    }

    mutating func append(_ framedRows: UnsafeRawBufferPointer) throws {
        if layout == nil { try section.append(framedRows) } else { try rows?.append(framedRows) }
    }

    /// To be reset then.
    mutating func finish() throws -> (bytes: [UInt8], description: SectionDescription) {
        try rows?.finish() ?? section.finish()
    }
}
