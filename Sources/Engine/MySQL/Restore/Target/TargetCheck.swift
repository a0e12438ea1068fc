internal import Core
internal import MySQLWire
internal import Repository

/// Looks at a target before anything is changed on it.
struct TargetCheck {
    let session: TargetSession
    let base: BaseManifest
    let selection: RestoreSelection
    let mapping: NameMapping

    /// Family, version and settings. Throws `target.unfit`.
    ///
    /// - Parameter mends: a packet size that is too small is raised.
    func requireFit(mends: Bool = true) async throws {
        let version = session.version
        guard (version.flavour == .mariadb) == (base.flavour == .mariadb) else {
            throw TidemarkError(
                .targetUnfit, "The backup is of \(base.flavour), the target is \(version).",
                hint: "Restore to a server of the same family.")
        }
        if let source = Self.numbers(base.serverVersion), (version.major, version.minor) < source {
            throw TidemarkError(
                .targetUnfit, "The backup is of version \(base.serverVersion), the target is older: \(version).",
                hint: "Restore to a server of at least version \(source.0).\(source.1).")
        }
        let lettering = try await session.query("SELECT @@lower_case_table_names").firstValue ?? "0"
        let sourceLettering = base.settings["lower_case_table_names"] ?? lettering
        if lettering != sourceLettering, hasUpperCaseNames {
            throw TidemarkError(
                .targetUnfit,
                "The source had lower_case_table_names = \(sourceLettering), the target has \(lettering), and table names"
                    + " with capital letters would be confused.",
                hint: "Restore to a server initialised with lower_case_table_names = \(sourceLettering).")
        }
        let packet = try await session.query("SELECT @@max_allowed_packet").firstValue.flatMap(UInt64.init) ?? 0
        let sourcePacket = base.settings["max_allowed_packet"].flatMap(UInt64.init) ?? 0
        if mends, packet < max(sourcePacket, 64 << 20) {
            // Rows as large as the source's are to be taken; where this is refused, the row itself will say so.
            _ = try await session.attempt("SET GLOBAL max_allowed_packet = 1073741824")
        }
    }

    private var hasUpperCaseNames: Bool {
        base.tables.contains { selection.contains($0.name) && $0.name.description != $0.name.description.lowercased() }
    }

    private static func numbers(_ version: String) -> (Int, Int)? {
        let parts = version.split(whereSeparator: { !$0.isNumber }).prefix(2).compactMap { Int($0) }
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    /// What is in the way: tables with rows and objects of names that the restore is going to make.
    ///
    /// - Parameter made: further tables that the log makes on the way.
    func occupied(made: Set<TableName>) async throws -> [String] {
        let wanted = Set(base.tables.map(\.name).filter(selection.contains)).union(made.filter(selection.contains))
        let targets = Set(wanted.map(mapping.target))
        var found: [String] = []
        for schema in Set(targets.map(\.schema)).sorted() {
            for listing in try await SchemaReader(session.reading).listing(of: schema)
            where targets.contains(listing.name) {
                if listing.kind == .view {
                    found.append("the view \(listing.name)")
                } else if try await !isEmpty(listing.name) {
                    found.append("the table \(listing.name)")
                }
            }
        }
        return found + (try await occupiedRoutines())
    }

    /// Tables of the target, even empty ones, under names the restore needs on the way and drops at its end: parents of
    /// cascades, say, where one table is asked for. They are never replaced, as nobody asked for that.
    func occupiedByOthers() async throws -> [String] {
        let names = Set(selection.helpers.map(mapping.target))
        var found: [String] = []
        for schema in Set(names.map(\.schema)).sorted() {
            for listing in try await SchemaReader(session.reading).listing(of: schema)
            where names.contains(listing.name) {
                found.append("the table \(listing.name)")
            }
        }
        return found
    }

    static func helperRefusal(_ found: [String], _ address: String) -> TidemarkError {
        TidemarkError(
            .targetNotEmpty,
            "This restore needs \(found.prefix(5).joined(separator: ", ")) on the way, and \(address) holds tables of these names.",
            hint:
                "Restore into another database with --rename, or to another server; --existing replace does not apply to them."
        )
    }

    private func isEmpty(_ table: TableName) async throws -> Bool {
        try await session.query("SELECT 1 FROM \(table.quoted) LIMIT 1").rows.isEmpty
    }

    func occupiedRoutines() async throws -> [String] {
        let objects = base.objects.filter { selection.containsSchema($0.schema) }
        let queries: [(SchemaObjectKind, String)] = [
            (
                .procedure,
                "SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_TYPE = 'PROCEDURE'"
            ),
            (
                .function,
                "SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_TYPE = 'FUNCTION'"
            ),
            (.event, "SELECT EVENT_SCHEMA, EVENT_NAME FROM information_schema.EVENTS"),
            (.view, "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.VIEWS"),
        ]
        var found: [String] = []
        for (kind, sql) in queries {
            let wanted = Set(
                objects.filter { $0.kind == kind }.map { "\(mapping.target(schema: $0.schema)).\($0.name)" })
            guard !wanted.isEmpty else { continue }
            let result = try await session.query(sql)
            for row in result.rows.indices {
                let name = "\(result.string(row, 0) ?? "").\(result.string(row, 1) ?? "")"
                if wanted.contains(name) { found.append("the \(kind.rawValue) \(name)") }
            }
        }
        return found
    }

    static func refusal(_ found: [String], _ address: String) -> TidemarkError {
        let shown = found.prefix(5).joined(separator: ", ") + (found.count > 5 ? " and \(found.count - 5) more" : "")
        return TidemarkError(
            .targetNotEmpty, "The target \(address) already has \(shown).",
            hint:
                "Choose an empty target, give other names with --rename, keep what is there with --existing rename-old, or drop"
                + " it with --existing replace.")
    }
}
