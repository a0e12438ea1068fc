internal import MySQLWire
internal import Repository

extension TargetTable {
    /// Follows the table's AUTO_INCREMENT column; nil where there is none, or one that counts in fractions.
    var numberCounter: FoldCounter? {
        let columns = list.columns
        guard let place = columns.firstIndex(where: { $0.extra.lowercased().contains("auto_increment") }),
            [.int1, .int2, .int4, .int8].contains(kinds[place])
        else { return nil }
        return FoldCounter(kinds: kinds, column: place, isUnsigned: columns[place].unsigned)
    }
}

extension FoldCandidates.Candidate {
    var counter: FoldCounter? { table.numberCounter }

    /// The next AUTO_INCREMENT after these changes, where it is beyond what the table is created with.
    func nextNumber(_ fold: RowFold) -> UInt64? {
        guard let highest = fold.counter?.highest, highest > 0, highest < UInt64.max else { return nil }
        let known = fold.isEmptied ? 1 : Self.nextNumber(in: manifest.createStatement)
        return highest + 1 > known ? highest + 1 : nil
    }

    /// From the options behind the columns of a CREATE TABLE as the server writes it.
    private static func nextNumber(in statement: String) -> UInt64 {
        let options = statement.split(separator: "\n").last { $0.hasPrefix(")") } ?? ""
        guard let name = options.firstRange(of: " AUTO_INCREMENT=") else { return 1 }
        return UInt64(options[name.upperBound...].prefix { $0.isNumber }) ?? 1
    }
}
