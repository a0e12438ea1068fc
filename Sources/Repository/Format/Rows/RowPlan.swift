/// A layout made ready for taking rows apart and putting them together.
struct RowPlan {
    let fields: [RowField]
    let bitmapSize: Int
    /// Bits of the bitmap that must not be set, by byte: those of columns that are never NULL.
    let required: [UInt8]
    /// Bytes of the table of lengths at the front of a block.
    let tableSize: Int

    init(_ layout: RowLayout) {
        bitmapSize = (layout.columns.count + 9) >> 3
        var required = [UInt8](repeating: 0, count: bitmapSize)
        var fields = [RowField(kind: .fixed, width: bitmapSize, nullByte: 0, nullMask: 0)]
        for (index, column) in layout.columns.enumerated() {
            let (byte, bit) = ((index + 2) >> 3, UInt8(1) << UInt8((index + 2) & 7))
            if !column.isNullable { required[byte] |= bit }
            let mask = column.isNullable ? bit : 0
            switch column.shape {
            case .fixed(let width):
                if mask == 0, fields[fields.count - 1].isRegular {
                    fields[fields.count - 1].width += width
                } else {
                    fields.append(RowField(kind: .fixed, width: width, nullByte: byte, nullMask: mask))
                }
            case .short(let width):
                fields.append(RowField(kind: .short, width: 1 + width, nullByte: byte, nullMask: mask))
            case .bytes:
                fields.append(RowField(kind: .bytes, width: 0, nullByte: byte, nullMask: mask))
            }
        }
        self.fields = fields
        self.required = required
        tableSize = fields.reduce(0) { $0 + ($1.isRegular ? 0 : $1.kind == .bytes ? 8 : 4) }
    }
}
