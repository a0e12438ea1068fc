internal import Core
internal import MySQLWire

/// Ways in which log and target can contradict each other, as the user is told.
enum RestoreFailure {
    static func missingTable(_ table: TableName, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreDiverged, "\(ReplayContext.name(group)) changes \(table), which the restore has not made.",
            hint: "Report this; restore to a moment before it, or from another base.")
    }

    static func otherShape(_ table: TableName, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreDiverged, "\(ReplayContext.name(group)) has rows of \(table) with other columns than the target's.",
            hint: "Report this; restore to a moment before it, or from another base.")
    }

    static func otherRows(_ table: TableName, _ group: LogGroup, expected: Int, found: UInt64) -> TidemarkError {
        TidemarkError(
            .restoreDiverged,
            "\(ReplayContext.name(group)) changes \(expected) rows of \(table), of which the target has \(found).",
            hint: "Was the target written to during the restore? If not, report this; restore to a moment before it.")
    }

    /// Of folded changes: the row to be changed is gone, or the one to be made is there.
    static func unfitChange(_ table: TableName, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreDiverged,
            "\(ReplayContext.name(group)) changes rows of \(table) that do not fit the changes before it.",
            hint: "Run tidemark verify, report this, and restore with --replay sequential.")
    }

    static func otherEpochRows(_ table: TableName, expected: UInt64, found: UInt64) -> TidemarkError {
        TidemarkError(
            .restoreDiverged, "The log changes \(expected) rows of \(table) of which the target has \(found).",
            hint: "Was the target written to during the restore? Else report this; restore with --replay sequential.")
    }

    static func ambiguousCascade(_ table: TableName, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreAmbiguous,
            "\(ReplayContext.name(group)) passed a parent key of \(table) from one row to another while the base was read.",
            hint:
                "The log does not say which rows followed. Take a new base; for earlier moments, an older base serves.")
    }

    static func unknownCascade(_ table: TableName, through parent: TableName, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreAmbiguous,
            "\(ReplayContext.name(group)) cascaded to \(table), unknown how far: \(parent) was being read then.",
            hint: "Take a new base, at a quieter time if it happens again; for earlier moments, an older base serves.")
    }

    static func partialImage(_ table: TableName, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreDiverged, "\(ReplayContext.name(group)) holds only parts of the rows of \(table).",
            hint: "Set binlog_row_image = FULL on the source and take a new base; restore to a moment before it.")
    }

    static func unreadableRows(_ table: TableName, _ group: LogGroup, _ error: BinlogError) -> TidemarkError {
        TidemarkError(
            .restoreDiverged, "The rows of \(table) in \(ReplayContext.name(group)) cannot be read.",
            hint: "Report this with the server's version; restore to a moment before it.", cause: error)
    }

    static func statementRows(_ text: String, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreIncomplete,
            "\(ReplayContext.name(group)) changed rows by a statement logged as text: \(text.prefix(120))",
            hint: "Set binlog_format = ROW for every session and take a new base; restore to a moment before it.")
    }

    static func incident(_ message: String, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreIncomplete,
            "The source reports that its log lost events at \(ReplayContext.name(group)): \(message)",
            hint: "Restore to a moment before it, or to one after a base taken since.")
    }

    static func unknownStatement(_ text: String, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreIncomplete,
            "\(ReplayContext.name(group)) holds a statement that is not understood: \(text.prefix(120))",
            hint: "Report it; restore to a moment before it with --before.")
    }

    static func outsideRows(_ table: TableName, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreIncomplete, "\(ReplayContext.name(group)) brings rows to \(table) that are not in the log.",
            hint: "Take a new base; restore to a moment before it with --before.")
    }

    static func unknownBranch(_ xid: XAIdentifier, _ group: LogGroup) -> TidemarkError {
        TidemarkError(
            .restoreIncomplete,
            "\(ReplayContext.name(group)) commits the distributed transaction \(xid.literal), whose rows are not in the log.",
            hint: "Report this; restore to a moment before it, or from another base.")
    }
}
