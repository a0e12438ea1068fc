package import Core

/// Where the service keeps its memory.
package enum CatalogLocation: Sendable, Equatable, CustomStringConvertible {
    /// A file; a relative path lies in the data folder.
    case sqlite(String)
    /// What libpq takes; may hold a password.
    case postgres(Secret)

    static let form = "Write the path of a file, or postgres://user@host/database?sslmode=verify-full."

    /// Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(Secret(text))
            return
        }
        guard !text.isEmpty, !text.contains("\0"), !text.contains("://") else {
            throw TidemarkError(.usage, "It is neither a file nor a PostgreSQL database.", hint: Self.form)
        }
        self = .sqlite(text)
    }

    /// Without what could be a password.
    package var description: String {
        switch self {
        case .sqlite(let path): path
        case .postgres(let url): url.withBytes { Self.shown(String(decoding: $0, as: UTF8.self)) }
        }
    }

    /// Host and database alone, where it is clear which part of the URL they are: a password may stand before the `@`, in the
    /// query, and hold any letter.
    private static func shown(_ url: String) -> String {
        let rest = url.drop { $0 != "/" }.dropFirst(2)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let tail = rest.dropFirst(authority.count)
        let parts = authority.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count <= 2, !tail.contains("@"), let host = parts.last else { return "postgres://…" }
        return "postgres://\(host)\(tail.prefix { $0 != "?" && $0 != "#" })"
    }
}
