/// Takes rows apart into the values of each field, until they make a block.
struct RowSplitter: ~Copyable {
    /// Sinks keep no more memory than this in all from one block to the next.
    private static let keptMemory = 8 << 20
    private static let smallest = 64

    private let plan: RowPlan
    private let fieldCount: Int
    private let bitmapSize: Int
    private let fields: UnsafeMutablePointer<RowField>
    private let required: UnsafeMutablePointer<UInt8>
    /// Two for each field: its values, and the lengths of those that are length-encoded.
    private let sinks: UnsafeMutablePointer<ByteSink>
    private(set) var rows = 0
    /// Bytes of the rows with their frames, and of the zeros with which short values are filled up.
    private(set) var rawSize = 0
    private var padding = 0

    init(_ plan: RowPlan) {
        self.plan = plan
        fieldCount = plan.fields.count
        bitmapSize = plan.bitmapSize
        fields = .allocate(capacity: fieldCount)
        _ = UnsafeMutableBufferPointer(start: fields, count: fieldCount).initialize(from: plan.fields)
        required = .allocate(capacity: plan.bitmapSize)
        _ = UnsafeMutableBufferPointer(start: required, count: plan.bitmapSize).initialize(from: plan.required)
        sinks = .allocate(capacity: 2 * fieldCount)
        for index in 0..<2 * fieldCount { (sinks + index).initialize(to: ByteSink(capacity: Self.smallest)) }
    }

    deinit {
        for index in 0..<2 * fieldCount { sinks[index].free() }
        sinks.deallocate()
        required.deallocate()
        fields.deallocate()
    }

    /// Bytes of what was taken apart, about.
    var heldSize: Int { rawSize + padding }

    /// Bytes of the block's image.
    var imageSize: Int { plan.tableSize + rawSize - 4 * rows + padding }

    /// Forgets the rows.
    mutating func removeAll() {
        var kept = 0
        for index in 0..<2 * fieldCount {
            sinks[index].removeAll()
            kept += sinks[index].capacity
            if kept > Self.keptMemory {
                kept -= sinks[index].capacity
                sinks[index].free()
                sinks[index] = ByteSink(capacity: Self.smallest)
            }
        }
        rows = 0
        rawSize = 0
        padding = 0
    }

    /// Takes one row of `count` bytes; false where it is not laid out as was said, and then nothing of it is held.
    @inline(__always)
    mutating func add(_ row: UnsafeRawPointer, count: Int) -> Bool {
        guard count >= bitmapSize, hasRequired(row) else { return false }
        var at = 0
        var padded = 0
        var index = 0
        while index < fieldCount {
            let field = fields[index]
            if field.nullMask != 0, row.load(fromByteOffset: field.nullByte, as: UInt8.self) & field.nullMask != 0 {
                index &+= 1
                continue
            }
            switch field.kind {
            case .fixed:
                guard field.width <= count &- at else { return takeBack(row, fields: index) }
                sinks[2 &* index].append(row + at, field.width)
                at &+= field.width
            case .short:
                guard at < count else { return takeBack(row, fields: index) }
                let size = 1 &+ Int(row.load(fromByteOffset: at, as: UInt8.self))
                guard size <= field.width, size <= count &- at else { return takeBack(row, fields: index) }
                sinks[2 &* index].append(row + at, size, paddedTo: field.width)
                padded &+= field.width &- size
                at &+= size
            case .bytes:
                let prefix = LengthPrefix(row + at, left: count &- at)
                guard prefix.size > 0, prefix.length <= count &- at &- prefix.size else {
                    return takeBack(row, fields: index)
                }
                sinks[2 &* index &+ 1].append(row + at, prefix.size)
                at &+= prefix.size
                sinks[2 &* index].append(row + at, prefix.length)
                at &+= prefix.length
            }
            index &+= 1
        }
        guard at == count else { return takeBack(row, fields: fieldCount) }
        rows &+= 1
        rawSize &+= 4 &+ count
        padding &+= padded
        return true
    }

    @inline(__always)
    private func hasRequired(_ row: UnsafeRawPointer) -> Bool {
        var index = 0
        while index < bitmapSize {
            if row.load(fromByteOffset: index, as: UInt8.self) & required[index] != 0 { return false }
            index &+= 1
        }
        return true
    }

    /// Takes the first fields of a row out of the sinks again. They were laid out well.
    @inline(never)
    private mutating func takeBack(_ row: UnsafeRawPointer, fields taken: Int) -> Bool {
        var at = 0
        for index in 0..<taken {
            let field = fields[index]
            if row.load(fromByteOffset: field.nullByte, as: UInt8.self) & field.nullMask != 0 { continue }
            switch field.kind {
            case .fixed:
                sinks[2 * index].drop(field.width)
                at += field.width
            case .short:
                sinks[2 * index].drop(field.width)
                at += 1 + Int(row.load(fromByteOffset: at, as: UInt8.self))
            case .bytes:
                let prefix = LengthPrefix(row + at, left: .max)
                sinks[2 * index + 1].drop(prefix.size)
                sinks[2 * index].drop(prefix.length)
                at += prefix.size + prefix.length
            }
        }
        return false
    }

    /// Packs the table of lengths and then the values of each field, `imageSize` bytes in all.
    mutating func pack(_ parts: inout PartPacker, to pieces: inout PieceBuffer) throws {
        var table = ByteSink(capacity: max(1, plan.tableSize))
        var planes = ByteSink(capacity: Self.smallest)
        defer {
            table.free()
            planes.free()
        }
        for index in 0..<fieldCount where !fields[index].isRegular {
            if fields[index].kind == .bytes { table.append(UInt32(sinks[2 * index + 1].used)) }
            table.append(UInt32(sinks[2 * index].used))
        }
        try parts.add(table.bytes, to: &pieces)
        for index in 0..<fieldCount {
            let values = sinks[2 * index].bytes
            let width = fields[index].width
            if fields[index].kind == .bytes {
                try parts.add(sinks[2 * index + 1].bytes, to: &pieces)
                try parts.add(values, to: &pieces)
            } else if let base = values.baseAddress, !values.isEmpty {
                let (count, room) = (values.count / width, planes.room(values.count))
                BytePlanes.split(base, count: count, width: width, into: room)
                for plane in 0..<width {
                    try parts.add(UnsafeRawBufferPointer(start: room + plane * count, count: count), to: &pieces)
                }
            }
        }
        try parts.finish(to: &pieces)
    }
}
