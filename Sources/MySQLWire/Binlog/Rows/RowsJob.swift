/// The decoding of one event's images: where it is, so that it can go on after the output has grown.
struct RowsJob {
    let images: UnsafeRawBufferPointer
    let kind: RowsEvent.Kind
    let kinds: [CanonicalKind]
    var scratch: [UInt8]
    /// The offset of the next image.
    private(set) var position = 0
    /// The before row of the update whose after image comes next.
    private var before: Range<Int>?
    private var awaitsAfter = false

    init(images: UnsafeRawBufferPointer, kind: RowsEvent.Kind, kinds: [CanonicalKind], scratch: [UInt8]) {
        self.images = images
        self.kind = kind
        self.kinds = kinds
        self.scratch = scratch
    }

    /// Decodes until the images end, the output is full or something is wrong.
    mutating func run(
        _ beforeImage: ImagePlan, _ afterImage: ImagePlan, _ output: inout DecodedRows
    ) -> RowImageKernel.Outcome {
        guard let source = images.baseAddress, !images.isEmpty else { return .done }
        let end = images.count
        let bitmapSize = CanonicalKind.nullBitmapSize(columns: kinds.count)
        var used = output.byteCount
        var position = position
        var awaitsAfter = awaitsAfter
        defer {
            output.byteCount = used
            self.position = position
            self.awaitsAfter = awaitsAfter
        }
        return output.bytes.withUnsafeMutableBytes { all in
            guard let out = all.baseAddress else { return .needsRoom(4096) }
            let kernel = RowImageKernel(
                source: source, end: end, out: out, capacity: all.count, bitmapSize: bitmapSize,
                bound: max(beforeImage.outputBound, afterImage.outputBound))
            return beforeImage.plans.withUnsafeBufferPointer { beforePlans in
                afterImage.plans.withUnsafeBufferPointer { afterPlans in
                    while position < end || awaitsAfter {
                        let isAfter = awaitsAfter || kind == .insert
                        let image = isAfter ? afterImage : beforeImage
                        let merges = awaitsAfter && !afterImage.absentIncluded.isEmpty
                        let extra = merges ? before?.count ?? 0 : 0
                        let needed = image.outputBound + (end - position) + extra
                        guard all.count - used >= needed else { return .needsRoom(needed) }
                        let start = position
                        let frame = used
                        let outcome = kernel.decode(
                            isAfter ? afterPlans : beforePlans, presentColumns: image.presentColumns,
                            position: &position, used: &used,
                            before: merges ? fields(UnsafeRawBufferPointer(all), before) : nil, scratch: &scratch)
                        guard case .done = outcome else { return outcome }
                        // An image of nothing would never end.
                        if position == start, !awaitsAfter { return .malformed(column: 0) }
                        let row = (frame + 4)..<used
                        output.rows.append(row)
                        if kind == .update {
                            before = awaitsAfter ? nil : row
                            awaitsAfter.toggle()
                        }
                    }
                    return .done
                }
            }
        }
    }

    /// Where the fields of a row lie in the output; nil for NULL.
    private func fields(_ all: UnsafeRawBufferPointer, _ row: Range<Int>?) -> [Range<Int>?]? {
        guard let row else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: all[row])
        guard let fields = try? CanonicalRowCursor.fields(of: bytes, kinds: kinds) else { return nil }
        return fields.map { field in
            guard !field.isNull else { return nil }
            return (row.lowerBound + field.encoded.lowerBound)..<(row.lowerBound + field.encoded.upperBound)
        }
    }
}
