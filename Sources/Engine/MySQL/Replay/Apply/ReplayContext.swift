internal import Core
internal import MySQLWire
internal import Repository

/// What every part of the replay has to know about the restore: fixed for its whole time.
struct ReplayContext: Sendable {
    let base: BaseManifest
    let selection: RestoreSelection
    let mapping: NameMapping
    let cut: LogCut
    /// What is left of the log to be replayed; nil for all of it.
    var fold: FoldScope?
    /// How the source's statements are to be read.
    let isMariaDB: Bool
    /// How the source compares table names.
    let folding: NameFolding
    /// The `low` of every table of the base, and of every name it found absent, by its name on the source.
    let lows: [TableName: LogPosition]
    /// The same by its name on the target.
    let targetLows: [TableName: LogPosition]
    /// The `high` of every table that was not read in one snapshot, by its name on the target.
    private let targetHighs: [TableName: LogPosition]

    /// The digests of tables before the log changed them, by their names on the source.
    private let digests: [TableName: (digest: TableDigest, isExact: Bool)]

    init(base: BaseManifest, selection: RestoreSelection, mapping: NameMapping, cut: LogCut) {
        self.base = base
        self.selection = selection
        self.mapping = mapping
        self.cut = cut
        isMariaDB = base.flavour == .mariadb
        folding = NameFolding(lowerCaseTableNames: base.settings["lower_case_table_names"] ?? "0")
        var lows: [TableName: LogPosition] = [:]
        var targetLows: [TableName: LogPosition] = [:]
        var targetHighs: [TableName: LogPosition] = [:]
        digests = Dictionary(
            base.tables.map { ($0.name, ($0.digest, $0.exact)) }, uniquingKeysWith: { first, _ in first })
        for table in base.tables {
            lows[table.name] = table.low
            targetLows[mapping.target(table.name)] = table.low
            if !table.exact { targetHighs[mapping.target(table.name)] = table.high }
        }
        // A swap of names was read as a whole: what the names that went with it held before is over as well.
        for table in base.absent ?? [] {
            lows[table.name] = table.low
            targetLows[mapping.target(table.name)] = table.low
        }
        self.lows = lows
        self.targetLows = targetLows
        self.targetHighs = targetHighs
    }

    /// Whether the rows of the base already hold what this transaction did to the table.
    func isInBase(_ table: TableName, _ group: LogGroup) -> Bool {
        (lows[table] ?? base.listingLow)?.covers(gtid: group.gtid, endingAt: group.endPosition) ?? false
    }

    func isInBase(target table: TableName, _ group: LogGroup) -> Bool {
        (targetLows[table] ?? base.listingLow)?.covers(gtid: group.gtid, endingAt: group.endPosition) ?? false
    }

    /// Whether rows of the table may have been read after this transaction, so that the base shows their later state.
    func isFuzzy(target table: TableName, _ group: LogGroup) -> Bool {
        guard let high = targetHighs[table] else { return false }
        guard let last = high.file, let end = group.endPosition else { return true }
        return end <= last
    }

    /// Whether it is known of every name whether a table of that name was there when the tables were listed.
    var knowsAbsence: Bool { base.listingLow != nil }

    /// Whether it can only be told from each row itself whether the base's rows hold this transaction.
    func isOpen(target table: TableName, _ group: LogGroup) -> Bool {
        !isInBase(target: table, group) && isFuzzy(target: table, group)
    }

    /// Whether the table's rows on the target are those the source had at this transaction.
    func isExact(target table: TableName, _ group: LogGroup) -> Bool {
        !isInBase(target: table, group) && !isFuzzy(target: table, group)
    }

    /// The digest the table had before the log changed it, where its rows are of one instant.
    func exactDigest(of table: TableName, isConverged: Bool) -> TableDigest? {
        guard let known = digests[table], known.isExact || isConverged else { return nil }
        return known.digest
    }

    /// Whether the rows of the log are those of a sequence of the base.
    func isSequence(_ map: TableMap) -> Bool {
        base.tables.contains {
            $0.name.name == map.name && $0.name.schema == map.schema && $0.createStatement.hasPrefix("CREATE SEQUENCE")
        }
    }

    /// A statement of the log, with names as the source compares them.
    func parse(_ query: QueryEvent) -> DDLStatement {
        DDLStatement.parse(
            query.sql,
            dialect: SQLDialect(
                sqlMode: query.session.sqlMode ?? 0, isMariaDB: isMariaDB, version: isMariaDB ? 129_999 : 99_999,
                characterSet: .of(collation: query.session.characterSetClient))
        ).folded(folding)
    }

    /// A name of a transaction for messages.
    static func name(_ group: LogGroup) -> String {
        group.gtid.map { "transaction \($0)" } ?? "the transaction at \(group.endPosition?.description ?? "?")"
    }
}
