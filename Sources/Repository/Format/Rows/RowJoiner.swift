/// Collects the image of a block and puts its rows together. Every length in it is checked.
struct RowJoiner: ~Copyable {
    /// The values of one field, or their lengths, that are left.
    private struct Cursor {
        var at: UnsafeRawPointer
        var end: UnsafeRawPointer

        var left: Int { end - at }
    }

    private let plan: RowPlan
    private let fieldCount: Int
    private let fields: UnsafeMutablePointer<RowField>
    /// Two for each field, as in `RowSplitter`.
    private let cursors: UnsafeMutablePointer<Cursor>
    private var image = ByteSink(capacity: 64)
    /// The records of fields whose image is planes, each where its planes are in the image.
    private var records = ByteSink(capacity: 64)
    private var imageSize = 0
    private var filled = 0

    init(_ plan: RowPlan) {
        self.plan = plan
        fieldCount = plan.fields.count
        fields = .allocate(capacity: fieldCount)
        _ = UnsafeMutableBufferPointer(start: fields, count: fieldCount).initialize(from: plan.fields)
        cursors = .allocate(capacity: 2 * fieldCount)
        cursors.initialize(repeating: Cursor(at: image.base, end: image.base), count: 2 * fieldCount)
    }

    deinit {
        image.free()
        records.free()
        cursors.deallocate()
        fields.deallocate()
    }

    /// Bytes of the image that have not come.
    var missing: Int { imageSize - filled }

    /// Begins a block; parts are to follow until nothing is missing.
    mutating func begin(imageSize size: Int) {
        _ = image.room(size)
        imageSize = size
        filled = 0
    }

    /// Unpacks one part, which is not larger than what is missing.
    mutating func add(
        _ packed: UnsafeRawBufferPointer, _ part: PartHeader, by decompressor: borrowing ZstdDecompressor
    ) throws {
        let room = UnsafeMutableRawBufferPointer(start: image.base + filled, count: part.size)
        switch part.codec {
        case .stored: room.copyMemory(from: packed)
        case .zstd: try decompressor.decompressFrame(packed, into: room)
        case .run: room.initializeMemory(as: UInt8.self, repeating: packed[0])
        }
        filled += part.size
    }

    /// Writes the block's framed rows, which must fill `target`.
    mutating func join(rows: Int, into target: UnsafeMutableRawBufferPointer) throws {
        guard rows > 0 else {
            target.copyMemory(from: UnsafeRawBufferPointer(start: image.base, count: imageSize))
            return
        }
        try locate(rows: rows)
        guard let start = target.baseAddress else { return }
        let end = start + target.count
        var at = start
        for _ in 0..<rows {
            guard let next = joinRow(at: at, end: end) else {
                throw RowFormatError("a row that is longer than its block")
            }
            at = next
        }
        guard at == end else { throw RowFormatError("rows that are shorter than their block") }
        for index in 0..<2 * fieldCount where cursors[index].left != 0 {
            throw RowFormatError("values that are in no row")
        }
    }

    /// Finds the values of each field by the table of lengths, and makes records of planes.
    private mutating func locate(rows: Int) throws {
        guard imageSize >= plan.tableSize else { throw RowFormatError("a block without its lengths") }
        let table = UnsafeRawPointer(image.base)
        let records = records.room(imageSize)
        var entry = 0
        var at = plan.tableSize
        for index in 0..<fieldCount {
            let field = fields[index]
            var size = rows * field.width
            if field.kind == .bytes {
                let lengths = Self.length(table, entry)
                guard lengths <= imageSize - at else { throw RowFormatError("lengths behind the end of a block") }
                cursors[2 * index + 1] = Cursor(at: table + at, end: table + at + lengths)
                entry += 4
                at += lengths
            }
            if !field.isRegular {
                size = Self.length(table, entry)
                entry += 4
            }
            guard size <= imageSize - at else { throw RowFormatError("values behind the end of a block") }
            if field.kind == .bytes {
                cursors[2 * index] = Cursor(at: table + at, end: table + at + size)
            } else {
                let (count, rest) = size.quotientAndRemainder(dividingBy: field.width)
                guard rest == 0 else { throw RowFormatError("a value that is cut off") }
                if count > 0 { BytePlanes.join(table + at, count: count, width: field.width, into: records + at) }
                cursors[2 * index] = Cursor(at: records + at, end: records + at + size)
            }
            at += size
        }
        guard at == imageSize else { throw RowFormatError("bytes behind the last value of a block") }
    }

    private static func length(_ table: UnsafeRawPointer, _ offset: Int) -> Int {
        Int(UInt32(littleEndian: table.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    /// Writes the next row, its length in front; gives where it ends, or nil where it does not fit or a value is missing.
    @inline(__always)
    private mutating func joinRow(at start: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer?
    {
        guard end - start >= 4 else { return nil }
        let row = start + 4
        var at = row
        var index = 0
        while index < fieldCount {
            let field = fields[index]
            // The first field is the bitmap, so that there is one to look into.
            if field.nullMask != 0, row.load(fromByteOffset: field.nullByte, as: UInt8.self) & field.nullMask != 0 {
                index &+= 1
                continue
            }
            let values = cursors[2 &* index]
            let size: Int
            switch field.kind {
            case .fixed:
                size = field.width
                guard size <= values.left, size <= end - at else { return nil }
                cursors[2 &* index].at = values.at + size
            case .short:
                guard field.width <= values.left else { return nil }
                size = 1 &+ Int(values.at.load(as: UInt8.self))
                guard size <= field.width, size <= end - at else { return nil }
                cursors[2 &* index].at = values.at + field.width
            case .bytes:
                let lengths = cursors[2 &* index &+ 1]
                let prefix = LengthPrefix(lengths.at, left: lengths.left)
                size = prefix.length
                guard prefix.size > 0, size <= values.left, prefix.size &+ size <= end - at else { return nil }
                ByteSink.copy(lengths.at, to: at, prefix.size)
                at += prefix.size
                cursors[2 &* index &+ 1].at = lengths.at + prefix.size
                cursors[2 &* index].at = values.at + size
            }
            ByteSink.copy(values.at, to: at, size)
            at += size
            index &+= 1
        }
        start.storeBytes(of: UInt32(truncatingIfNeeded: at - row).littleEndian, as: UInt32.self)
        return at
    }
}
