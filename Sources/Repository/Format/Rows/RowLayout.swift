/// How the rows of a chunk are laid out, by which they are stored column by column.
///
/// A row is a bitmap of ⌊(n + 9) / 8⌋ bytes, in which bit i + 2 says that column i is NULL, and the values that are not.
/// A row that is not laid out so costs space, nothing else.
package struct RowLayout: Sendable, Hashable {
    package enum Shape: Sendable, Hashable {
        /// So many bytes, 1 to 63.
        case fixed(Int)
        /// One byte of length, then that many bytes, at most so many, 1 to 63.
        case short(Int)
        /// A length-encoded integer, then that many bytes.
        case bytes
    }

    package struct Column: Sendable, Hashable {
        package let shape: Shape
        /// Whether values may be NULL.
        package let isNullable: Bool

        package init(_ shape: Shape, isNullable: Bool) {
            self.shape = shape
            self.isNullable = isNullable
        }
    }

    package let columns: [Column]

    /// Nil for a width outside of 1 to 63, or more than 65,535 columns.
    package init?(_ columns: [Column]) {
        guard columns.count <= Int(UInt16.max), columns.allSatisfy(\.isValid) else { return nil }
        self.columns = columns
    }
}

extension RowLayout {
    /// One byte a column.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(UInt64(columns.count), count: 2)
        return bytes + columns.map(\.encoded)
    }

    /// From the bytes behind the number of columns.
    init?(reading bytes: UnsafeRawBufferPointer) {
        var columns: [Column] = []
        columns.reserveCapacity(bytes.count)
        for byte in bytes {
            guard let column = Column(encoded: byte) else { return nil }
            columns.append(column)
        }
        self.init(columns)
    }
}

extension RowLayout.Column {
    private static let nullable: UInt8 = 0x80
    private static let short: UInt8 = 0x40
    private static let widths = 1...63

    fileprivate var isValid: Bool {
        switch shape {
        case .fixed(let width), .short(let width): Self.widths.contains(width)
        case .bytes: true
        }
    }

    /// 80: may be NULL; 40: of changing length; the rest is the width, 0 for length-encoded bytes.
    fileprivate var encoded: UInt8 {
        let nullable = isNullable ? Self.nullable : 0
        return switch shape {
        case .fixed(let width): nullable | UInt8(width)
        case .short(let width): nullable | Self.short | UInt8(width)
        case .bytes: nullable
        }
    }

    fileprivate init?(encoded: UInt8) {
        let width = Int(encoded & 0x3F)
        if encoded & Self.short != 0 {
            shape = .short(width)
            if width == 0 { return nil }
        } else {
            shape = width == 0 ? .bytes : .fixed(width)
        }
        isNullable = encoded & Self.nullable != 0
    }
}
