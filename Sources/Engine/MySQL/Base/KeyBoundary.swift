package import MySQLWire

/// A key value between two ranges: each part's canonical bytes, length prefix included.
package struct KeyBoundary: Sendable, Hashable {
    package let parts: [[UInt8]]

    package init(parts: [[UInt8]]) { self.parts = parts }

    /// The first row of a batch whose columns are the key's; nil where there is no row or a part is NULL.
    package init?(firstRowOf batch: RowBatch, kinds: [CanonicalKind]) throws {
        let parts = try batch.framedRows.withUnsafeBytes { bytes -> [[UInt8]]? in
            var frames = FramedRowIterator(bytes)
            guard let range = try frames.next() else { return nil }
            let row = UnsafeRawBufferPointer(rebasing: bytes[range])
            let fields = try CanonicalRowCursor.fields(of: row, kinds: kinds)
            for field in fields where field.isNull { return nil }
            var parts: [[UInt8]] = []
            for field in fields { parts.append(Array(row[field.encoded])) }
            return parts
        }
        guard let parts else { return nil }
        self.parts = parts
    }

    /// The value of an integer key of one part.
    package func integer(isUnsigned: Bool) -> Int128? {
        guard parts.count == 1, let bytes = parts.first, [1, 2, 4, 8].contains(bytes.count) else { return nil }
        var value: UInt64 = 0
        for (index, byte) in bytes.enumerated() { value |= UInt64(byte) << (8 * UInt64(index)) }
        if isUnsigned { return Int128(value) }
        let shift = UInt64(64 - 8 * bytes.count)
        return Int128(Int64(bitPattern: value << shift) >> Int64(shift))
    }

    /// Whether each part is one canonical value of its kind.
    package func fits(_ kinds: [CanonicalKind]) -> Bool {
        parts.count == kinds.count
            && zip(parts, kinds).allSatisfy { part, kind in
                part.withUnsafeBytes { kind.end(of: $0, from: 0) } == part.count
            }
    }

    /// The boundary at an integer, in the width of `kind`; the integer must fit.
    package init(integer: Int128, kind: CanonicalKind) {
        let width = kind.fixedWidth ?? 8
        let value = UInt64(truncatingIfNeeded: integer)
        parts = [(0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }]
    }
}
