internal import Core

/// What stands around the statements of an undo script.
enum UndoScript {
    static func head(_ report: UndoReport, _ transactions: [FoundTransaction]) -> [UndoPiece] {
        var pieces: [UndoPiece] = [
            .comment(
                "reverses \(report.rows) changes of rows in "
                    + (report.tables.isEmpty ? "no table" : report.tables.map(\.description).joined(separator: ", "))),
            .comment("where a row is no longer as the transaction left it, nothing is changed and the last step fails"),
        ]
        pieces += report.warnings.map { .comment("warning: \($0)") }
        let statements = [
            "SET NAMES utf8mb4",
            "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION', SESSION time_zone = '+00:00',"
                + " SESSION sql_safe_updates = 0, SESSION autocommit = 1",
            "SET @tidemark_rows = 0",
            "START TRANSACTION",
        ]
        return pieces + statements.map { .statement($0) }
    }

    /// A statement with the name of a column that does not exist fails, and says why.
    static func tail(_ report: UndoReport) -> [UndoPiece] {
        [
            "SET @tidemark_check = IF(@tidemark_rows = \(report.rows), 'DO 0',"
                + " 'DO `rows were changed since, nothing is undone`')",
            "PREPARE tidemark_check FROM @tidemark_check", "EXECUTE tidemark_check",
            "DEALLOCATE PREPARE tidemark_check", "COMMIT",
        ].map { .statement($0) }
    }

    static let count = "SET @tidemark_rows = @tidemark_rows + ROW_COUNT()"
}
