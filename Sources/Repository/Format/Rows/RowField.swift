/// One field of the rows of a layout: values that are stored together.
///
/// The first field is the bitmap of NULLs. Columns of fixed width that are never NULL belong to the field before them
/// where that is of fixed width and never NULL as well: they are moved as one.
struct RowField {
    enum Kind: UInt8 {
        /// Records of `width` bytes.
        case fixed
        /// The same, where the row holds only the first byte, a length, and so many of the bytes behind it.
        case short
        /// Length-encoded bytes.
        case bytes
    }

    var kind: Kind
    /// Bytes of a record; 0 for `bytes`.
    var width: Int
    /// The byte of the bitmap, and the bit in it, by which a value is NULL; no bit where it never is.
    var nullByte: Int
    var nullMask: UInt8

    /// Whether every row has a value of `width` bytes, so that how many there are need not be said.
    var isRegular: Bool { kind == .fixed && nullMask == 0 }
}
