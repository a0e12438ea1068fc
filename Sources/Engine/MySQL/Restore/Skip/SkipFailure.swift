internal import Core
internal import MySQLWire

/// Why a transaction cannot be left out, as the user is told.
enum SkipFailure {
    static func notInLog(_ gtid: GTID) -> TidemarkError {
        TidemarkError(
            .restoreUnreachable,
            "The transaction \(gtid) is not in the log between a base and the moment that is restored.",
            hint:
                "tidemark find shows the transactions there are. One that every base holds already cannot be left out.")
    }

    static func onlyPrepared(_ gtid: GTID, _ xid: XAIdentifier) -> TidemarkError {
        TidemarkError(
            .restoreUnskippable, "\(gtid) only prepares the distributed transaction \(xid.literal).",
            hint: "Leave out the transaction that commits it: tidemark find names that one.")
    }

    static func noBranch(_ gtid: GTID, _ xid: XAIdentifier) -> TidemarkError {
        TidemarkError(
            .restoreUnskippable,
            "\(gtid) commits the distributed transaction \(xid.literal), whose rows are not in the log of the base.",
            hint: "Restore to the moment before it with --before \(gtid).")
    }

    static func statement(_ text: String, _ gtid: GTID) -> TidemarkError {
        TidemarkError(
            .restoreUnskippable, "The transaction \(gtid) cannot be left out, as it holds more than rows: \(text)",
            hint: "Restore to the moment before it with --before \(gtid), the tables in question alone and under other"
                + " names if need be.")
    }

    static func unreadable(_ table: TableName, _ gtid: GTID, _ reason: String) -> TidemarkError {
        TidemarkError(
            .restoreUnskippable, "The transaction \(gtid) cannot be left out: of its rows of \(table), \(reason).",
            hint: "Restore to the moment before it with --before \(gtid), or restore without this table.")
    }

    static func dependent(_ gtids: [GTID], _ dependents: [SkipDependent], isCut: Bool) -> TidemarkError {
        let subject = gtids.count == 1 ? "The transaction \(gtids[0])" : "The transactions"
        var parts = dependents.prefix(3).map(\.text)
        if dependents.count > 3 {
            parts.append("and \(isCut ? "more than " : "")\(dependents.count - 3) more")
        }
        let others = dependents.compactMap { $0.isJudged ? $0.gtid : nil }
        var seen: Set<GTID> = []
        let names = others.filter { seen.insert($0).inserted }.prefix(3).map { "--skip \($0)" }
        return TidemarkError(
            .restoreDependent,
            "\(subject) cannot be left out, as later changes depend on it: \(parts.joined(separator: "; ")).",
            hint: (names.isEmpty ? "Restore" : "Leave these out as well (\(names.joined(separator: " "))…), restore")
                + " to the moment before it with --before, or reverse it on the source with find --undo-sql.")
    }
}
