internal import Core
internal import Engine
internal import Repository

/// What a search has found, for people and for machines.
struct FindText {
    /// As it was given.
    let repository: String
    let instance: String
    let table: TableName?

    func lines(_ result: FindResult) -> [String] {
        switch result {
        case .transaction(let found):
            var lines = [
                Console.labelled(found.isStatement ? "ddl" : "found", "\(Self.name(found))  \(Self.changes(found))")
            ]
            lines += found.rows.map { Console.labelled("row", Self.row($0)) }
            return lines + [before(found)] + skip(found)
        case .burst(let burst):
            let count = burst.transactions == 1 ? "" : " in \(CountText.of(burst.transactions, "transaction"))"
            let last =
                burst.transactions == 1
                ? "" : ", the last at \(burst.lastCommit)" + (burst.lastGTID.map { " (\($0))" } ?? "")
            return [
                Console.labelled(
                    "burst",
                    "\(Self.name(burst.first))  \(burst.table) \(CountText.of(burst.rows, "row")) deleted\(count)\(last)"
                ),
                before(burst.first),
            ] + (burst.transactions == 1 ? skip(burst.first) : [])
        case .incident(let time, let description):
            return [Console.labelled("gap", "\(time): \(description)")]
        case .note(let text): return [Console.labelled("note", text)]
        }
    }

    func object(_ result: FindResult) -> JSONValue {
        switch result {
        case .transaction(let found):
            return [
                "event": "transaction", "instance": .string(instance), "gtid": .optional(found.gtid?.description),
                "commitTime": .string(found.commitTime.description),
                "position": .optional(found.endPosition?.description),
                "tables": .array(found.tables.map(Self.object)), "statement": .optional(found.statement),
                "rows": .array(found.rows.map(Self.object)), "restorable": .bool(found.isReachable),
                "before": .optional(command(found)), "skip": .optional(skipCommand(found)),
            ]
        case .burst(let burst):
            return [
                "event": "burst", "instance": .string(instance), "table": .string(burst.table.description),
                "deleted": .unsigned(burst.rows), "transactions": .unsigned(burst.transactions),
                "gtid": .optional(burst.first.gtid?.description),
                "commitTime": .string(burst.first.commitTime.description),
                "lastGtid": .optional(burst.lastGTID?.description),
                "lastCommitTime": .string(burst.lastCommit.description),
                "restorable": .bool(burst.first.isReachable), "before": .optional(command(burst.first)),
                "skip": .optional(burst.transactions == 1 ? skipCommand(burst.first) : nil),
            ]
        case .incident(let time, let description):
            return [
                "event": "incident", "instance": .string(instance), "time": .string(time.description),
                "message": .string(description),
            ]
        case .note(let text): return ["event": "note", "message": .string(text)]
        }
    }

    // MARK: Parts

    /// `2026-11-22T03:03:44.012345Z  3f2c…:88121907`.
    private static func name(_ found: FoundTransaction) -> String {
        "\(found.commitTime)  " + (found.gtid?.description ?? found.endPosition?.description ?? "?")
    }

    private static func changes(_ found: FoundTransaction) -> String {
        var parts = found.tables.prefix(10).map { activity in
            let counts = [
                (activity.inserts, "inserted"), (activity.updates, "updated"), (activity.deletes, "deleted"),
            ]
            let text = counts.filter { $0.0 > 0 }.map { "\(CountText.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
            return "\(activity.table) \(text)"
        }
        if found.tables.count > 10 { parts.append("\(found.tables.count - 10) more tables") }
        if let statement = found.statement {
            let line = statement.split(whereSeparator: \.isNewline).joined(separator: " ")
            parts.insert(line.count <= 200 ? line : line.prefix(199) + "…", at: 0)
        }
        return parts.isEmpty ? "no rows" : parts.joined(separator: "; ")
    }

    private static func row(_ row: FoundRow) -> String {
        switch row.kind {
        case .moved: "\(row.key) moved to \(row.newKey ?? "")"
        default: "\(row.key) \(row.kind.rawValue)"
        }
    }

    private func before(_ found: FoundTransaction) -> String {
        Console.labelled("before", command(found) ?? "not a restore point: no base with the log behind it reaches it")
    }

    /// The restore to the moment before; nil where there is none.
    private func command(_ found: FoundTransaction) -> String? {
        guard found.isReachable else { return nil }
        let moment =
            if let gtid = found.gtid {
                "--before \(RestoreMoment.gtid(gtid))"
            } else {
                "--to \(found.commitTime.adding(microseconds: -1))"
            }
        return restore(moment)
    }

    private func skip(_ found: FoundTransaction) -> [String] {
        skipCommand(found).map { [Console.labelled("skip", $0)] } ?? []
    }

    /// The restore of everything but this transaction; nil where there is none.
    private func skipCommand(_ found: FoundTransaction) -> String? {
        guard found.isSkippable, let gtid = found.gtid else { return nil }
        return restore("--to latest --skip \(RestoreMoment.gtid(gtid))")
    }

    private func restore(_ moment: String) -> String {
        let part = table.map { " --table \(Self.quoted($0.description))" } ?? ""
        return "tidemark restore --repo \(Self.quoted(repository)) --instance \(Self.quoted(instance)) \(moment)\(part)"
            + " --target mysql://USER@HOST:PORT/"
    }

    /// As a shell takes it.
    private static func quoted(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "-_.:/@%+,=".utf8.contains(byte)
        }
        return plain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    private static func object(_ activity: TableActivity) -> JSONValue {
        [
            "table": .string(activity.table.description), "inserted": .unsigned(activity.inserts),
            "updated": .unsigned(activity.updates), "deleted": .unsigned(activity.deletes),
        ]
    }

    private static func object(_ row: FoundRow) -> JSONValue {
        ["change": .string(row.kind.rawValue), "key": .string(row.key), "newKey": .optional(row.newKey)]
    }
}
