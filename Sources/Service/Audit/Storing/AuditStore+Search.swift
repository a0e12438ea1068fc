internal import Catalog
internal import Core

/// Searching the audit.
extension AuditStore {
    /// Numbers that one search for a text looks through: more is the next page's.
    private static let reach: Int64 = 50_000

    /// Entries before the number `before`, newest first, at most `limit`; with where the next search begins, nil at the end.
    func search(
        _ filter: AuditFilter, before: Int64?, limit: Int
    ) throws -> (rows: [AuditRow], next: Int64?) {
        let top = try before ?? largest() + 1
        guard top > 1 else { return ([], nil) }
        let floor = filter.text == nil ? 0 : max(0, top - 1 - Self.reach)
        let (condition, parameters) = Self.condition(filter)
        let rows = try session.query(
            """
            SELECT \(Self.columnNames.joined(separator: ", ")) FROM audit_entries
            WHERE number < ? AND number > ?\(condition) ORDER BY number DESC LIMIT ?
            """, [.integer(top), .integer(floor)] + parameters + [.integer(Int64(limit + 1))]
        ).map(AuditRow.init)
        if rows.count > limit { return (Array(rows.prefix(limit)), rows[limit - 1].number) }
        return (rows, floor > 0 ? floor + 1 : nil)
    }

    /// Entries behind a number up to another, oldest first, at most `limit`; with how far it looked.
    func matches(
        _ filter: AuditFilter, after number: Int64, through last: Int64, limit: Int
    ) throws -> (rows: [AuditRow], through: Int64) {
        let ceiling = filter.text == nil ? last : min(last, number + Self.reach)
        let (condition, parameters) = Self.condition(filter)
        let rows = try session.query(
            """
            SELECT \(Self.columnNames.joined(separator: ", ")) FROM audit_entries
            WHERE number > ? AND number <= ?\(condition) ORDER BY number LIMIT ?
            """, [.integer(number), .integer(ceiling)] + parameters + [.integer(Int64(limit))]
        ).map(AuditRow.init)
        return (rows, rows.count < limit ? ceiling : rows.last?.number ?? ceiling)
    }

    /// The number of the newest entry before a moment; 0 where there is none.
    func number(before time: Timestamp) throws -> Int64 {
        try session.query(
            "SELECT number FROM audit_entries WHERE happened_at < ? ORDER BY happened_at DESC, number DESC LIMIT 1",
            [CatalogValue(time)]
        ).first?.integer("number") ?? 0
    }

    private static func condition(_ filter: AuditFilter) -> (sql: String, parameters: [CatalogValue]) {
        var sql = ""
        var parameters: [CatalogValue] = []
        let equal: [(column: String, value: String?)] = [
            ("who", filter.who), ("function", filter.function), ("verb", filter.verb?.rawValue),
            ("kind", filter.kind?.rawValue), ("project", filter.project), ("resource", filter.resource),
            ("instance", filter.instance), ("result", filter.result?.rawValue), ("request", filter.request),
            ("address", filter.address),
        ]
        for case (let column, let value?) in equal {
            sql += " AND \(column) = ?"
            parameters.append(.text(value))
        }
        if let from = filter.from {
            sql += " AND happened_at >= ?"
            parameters.append(CatalogValue(from))
        }
        if let until = filter.until {
            sql += " AND happened_at < ?"
            parameters.append(CatalogValue(until))
        }
        if let text = filter.text {
            sql += " AND LOWER(line) LIKE ? ESCAPE '!'"
            let escaped = text.lowercased().replacing("!", with: "!!").replacing("%", with: "!%")
                .replacing("_", with: "!_")
            parameters.append(.text("%\(escaped)%"))
        }
        return (sql, parameters)
    }
}
