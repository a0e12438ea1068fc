internal import Core
internal import MySQLWire
internal import Repository

extension TargetTable {
    var loadDataColumns: [LoadDataColumn] {
        list.columns.indices.map { LoadDataColumn(list.columns[$0], kind: list.kinds[$0], place: $0) }
    }

    /// Reads text of `LoadDataText`. Bytes are stored as they are, whatever the column's character set; LOCAL makes
    /// duplicates a warning, so the number of affected rows has to be looked at.
    ///
    /// - Parameter verb: INSERT or REPLACE.
    func loadDataSQL(_ verb: String, _ columns: [LoadDataColumn]) -> String {
        let assignments = columns.compactMap(\.assignment)
        return "LOAD DATA LOCAL INFILE 'rows'\(verb == "REPLACE" ? " REPLACE" : "") INTO TABLE \(name.quoted)"
            + " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'"
            + " (\(columns.map(\.target).joined(separator: ", ")))"
            + (assignments.isEmpty ? "" : " SET \(assignments.joined(separator: ", "))")
    }
}
