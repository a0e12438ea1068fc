internal import CPostgres

/// Parameters as libpq takes them: one run of bytes, and where each value begins in it.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var types: [Oid] = []

    init(_ values: [CatalogValue]) {
        for value in values {
            switch value {
            case .text(let text): append(Array(text.utf8), type: PostgresType.text, isBinary: false)
            case .integer(let number): append(Array(String(number).utf8), type: PostgresType.int8, isBinary: false)
            case .real(let number): append(Array(String(number).utf8), type: PostgresType.float8, isBinary: false)
            case .blob(let blob): append(blob, type: PostgresType.bytea, isBinary: true)
            case .null:
                offsets.append(nil)
                lengths.append(0)
                formats.append(0)
                types.append(0)
            }
        }
    }

    var count: Int32 { Int32(offsets.count) }

    /// Lends types, values, lengths and formats.
    func withPointers<Result>(
        _ body: ([Oid], [UnsafePointer<CChar>?], [Int32], [Int32]) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeBytes { buffer in
            let characters = buffer.bindMemory(to: CChar.self).baseAddress
            let pointers = offsets.map { offset in offset.flatMap { start in characters.map { $0 + start } } }
            return try body(types, pointers, lengths, formats)
        }
    }

    private mutating func append(_ value: [UInt8], type: Oid, isBinary: Bool) {
        offsets.append(bytes.count)
        bytes += value
        bytes.append(0)
        lengths.append(Int32(value.count))
        formats.append(isBinary ? 1 : 0)
        types.append(type)
    }
}
