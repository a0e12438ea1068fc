package import Core

/// Another name on the target for a schema or a table: the text of `--rename`.
package enum RestoreRename: Sendable, Hashable {
    case schema(from: String, to: String)
    case table(from: TableName, to: TableName)

    /// Reads `shop=shop_old`, `shop.orders=shop.orders_old` or `shop.orders=orders_old` (same schema). Throws
    /// `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { throw Self.unreadable(text) }
        let from = Self.parts(sides[0])
        let to = Self.parts(sides[1])
        switch (from.count, to.count) {
        case (1, 1):
            self = .schema(from: from[0], to: to[0])
        case (2, 2):
            self = .table(from: TableName(schema: from[0], name: from[1]), to: TableName(schema: to[0], name: to[1]))
        case (2, 1):
            self = .table(from: TableName(schema: from[0], name: from[1]), to: TableName(schema: from[0], name: to[0]))
        default:
            throw Self.unreadable(text)
        }
    }

    private static func parts(_ text: String) -> [String] {
        text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }

    private static func unreadable(_ text: String) -> TidemarkError {
        TidemarkError(
            .usage, "The rename “\(text)” is not understood.",
            hint: "Write old=new for a database, or database.old=database.new for a table.")
    }
}
