internal import Core
internal import Crypto
internal import Foundation
internal import Repository

/// Makes the document of an export: a header, the tables one after the other, and a last line that counts and proves them.
struct ExportWriter {
    private(set) var bytes: [UInt8]
    private(set) var rows: UInt64 = 0
    private var tables: UInt64 = 0

    init(_ header: ExportHeader) throws {
        bytes = try StoredJSON.encode(header)
        endLine()
    }

    /// A table with its rows as `RowText` lines. They are sorted by their bytes: databases order texts in different ways.
    mutating func append(_ table: String, columns: [String], lines: [[UInt8]]) throws {
        bytes += try StoredJSON.encode(ExportTable(table: table, columns: columns))
        endLine()
        for line in lines.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            bytes += line
            endLine()
        }
        rows += UInt64(lines.count)
        tables += 1
    }

    /// The whole document.
    mutating func finish() -> [UInt8] {
        bytes += Self.end(of: bytes[...], tables: tables, rows: rows)
        return bytes
    }

    /// The last line of a document that begins with these bytes.
    static func end(of bytes: ArraySlice<UInt8>, tables: UInt64, rows: UInt64) -> [UInt8] {
        let hash = bytes.withUnsafeBytes { Hex.encode(SHA256.hash(data: $0)) }
        return Array("{\"end\":{\"rows\":\(rows),\"sha256\":\"\(hash)\",\"tables\":\(tables)}}\n".utf8)
    }

    private mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }
}
