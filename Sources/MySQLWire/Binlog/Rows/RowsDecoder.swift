/// Turns the row images of one table's events into canonical rows.
///
/// Make one for a `TableMap` (it keeps scratch memory) and use it as long as the parser gives the same map.
package struct RowsDecoder: Sendable {
    package let table: TableMap
    /// The kinds of the included columns, in order: what the rows this decoder makes are made of.
    package let kinds: [CanonicalKind]

    /// One plan a column of the table, as if all were in the image.
    private let plans: [ColumnPlan]
    private var beforeImage: ImagePlan
    private var afterImage: ImagePlan
    private var inflated: [UInt8] = []
    private var scratch: [UInt8] = []

    /// - Parameters:
    ///   - hints: one a column of the table, or empty.
    ///   - include: one a column: whether it is in the canonical row (generated columns are not); empty for all.
    package init(table: TableMap, hints: [ColumnHint] = [], include: [Bool] = []) throws(BinlogError) {
        let columns = table.columns
        guard hints.isEmpty || hints.count == columns.count, include.isEmpty || include.count == columns.count else {
            throw BinlogError(
                .malformed,
                "\(max(hints.count, include.count)) columns known of \(table.schema).\(table.name), "
                    + "the log has \(columns.count)", type: .tableMap)
        }
        var plans: [ColumnPlan] = []
        var kinds: [CanonicalKind] = []
        for (index, column) in columns.enumerated() {
            let included = include.isEmpty || include[index]
            let made = ColumnPlan.make(
                column, unsigned: table.metadata.unsigned?[index], collation: table.metadata.collations?[index],
                hint: hints.isEmpty ? ColumnHint() : hints[index], included: included)
            guard let (found, kind) = made else {
                throw BinlogError(
                    .unsupported,
                    "\(column.type) with metadata \(column.meta) in column \(index) of "
                        + "\(table.schema).\(table.name)", type: .tableMap)
            }
            var plan = found
            if included {
                plan.nullBit = Int32(kinds.count + 2)
                kinds.append(kind)
            }
            plans.append(plan)
        }
        self.table = table
        self.kinds = kinds
        self.plans = plans
        let all = [UInt8](repeating: 0xFF, count: (columns.count + 7) / 8)
        beforeImage = ImagePlan(plans, present: all)
        afterImage = beforeImage
    }

    /// Decodes all rows of `rows`, an event that `event` holds the bytes of, replacing what `output` holds.
    package mutating func decode(
        _ rows: RowsEvent, in event: UnsafeRawBufferPointer, into output: inout DecodedRows
    ) throws(BinlogError) {
        output.kind = rows.kind
        output.clear(expecting: rows.images.count)
        guard rows.columnCount == plans.count, rows.images.lowerBound >= 0, rows.images.upperBound <= event.count,
            rows.beforeBitmap.upperBound <= event.count, rows.afterBitmap.upperBound <= event.count
        else {
            throw BinlogError(.malformed, "event of another table", type: rows.type, in: event)
        }
        guard rows.type != .partialUpdateRows else {
            throw BinlogError(.unsupported, "partial JSON updates", type: rows.type, in: event)
        }
        beforeImage.adapt(to: UnsafeRawBufferPointer(rebasing: event[rows.beforeBitmap]), plans)
        afterImage.adapt(to: UnsafeRawBufferPointer(rebasing: event[rows.afterBitmap]), plans)
        output.beforeIsPartial = rows.kind != .insert && !beforeImage.absentIncluded.isEmpty
        switch rows.kind {
        case .insert: output.afterIsPartial = !afterImage.absentIncluded.isEmpty
        case .update:
            let missing = Set(beforeImage.absentIncluded)
            output.afterIsPartial = afterImage.absentIncluded.contains { missing.contains($0) }
        case .delete: output.afterIsPartial = false
        }
        let images = UnsafeRawBufferPointer(rebasing: event[rows.images])
        guard rows.isCompressed else {
            try decode(images, rows, into: &output)
            return
        }
        try inflate(images, rows.type)
        let buffer = inflated
        inflated = []
        defer { if buffer.count <= DecodedRows.keptBytes { inflated = buffer } }
        try buffer.withUnsafeBufferPointer { (bytes) throws(BinlogError) in
            try decode(UnsafeRawBufferPointer(bytes), rows, into: &output)
        }
    }

    private mutating func inflate(_ images: UnsafeRawBufferPointer, _ type: BinlogEventType) throws(BinlogError) {
        guard let (size, start) = Inflate.eventHeader(images) else {
            throw BinlogError(.decompression, "compressed rows' header", type: type, in: images)
        }
        inflated.removeAll(keepingCapacity: true)
        inflated.append(contentsOf: repeatElement(0, count: size))
        let source = UnsafeRawBufferPointer(rebasing: images[start...])
        guard inflated.withUnsafeMutableBytes({ Inflate.inflate(source, into: $0, raw: false) }) else {
            throw BinlogError(.decompression, "compressed rows", type: type, in: images)
        }
    }

    private mutating func decode(
        _ images: UnsafeRawBufferPointer, _ rows: RowsEvent, into output: inout DecodedRows
    ) throws(BinlogError) {
        var job = RowsJob(images: images, kind: rows.kind, kinds: kinds, scratch: scratch)
        scratch = []
        defer { if job.scratch.count <= DecodedRows.keptBytes { scratch = job.scratch } }
        while true {
            switch job.run(beforeImage, afterImage, &output) {
            case .done: return
            case .needsRoom(let size): output.grow(by: size)
            case .truncated(let column):
                throw BinlogError(
                    .truncated, "row image, column \(column) of \(table.schema).\(table.name)", type: rows.type,
                    offset: job.position, in: images)
            case .malformed(let column):
                throw BinlogError(
                    .malformed, "value of column \(column) of \(table.schema).\(table.name)", type: rows.type,
                    offset: job.position, in: images)
            }
        }
    }
}
