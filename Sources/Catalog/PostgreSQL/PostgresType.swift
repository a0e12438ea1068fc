internal import CPostgres
internal import Core

/// The types of PostgreSQL that the catalog meets, by their numbers in pg_type, which never change.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700

    /// A value that came as text; nil where the text is not of the type.
    static func value(_ text: String, type: Oid) -> CatalogValue? {
        switch type {
        case int2, int4, int8: Int64(text).map { .integer($0) }
        case float4, float8: Double(text).map { .real($0) }
        // Sums of integers are numeric.
        case numeric: Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) }
        case bool: .integer(text == "t" ? 1 : 0)
        case bytea: text.hasPrefix("\\x") ? Hex.decode(text.dropFirst(2)).map { .blob($0) } : nil
        default: .text(text)
        }
    }
}
