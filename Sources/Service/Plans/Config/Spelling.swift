/// Guesses what somebody meant to write.
package enum Spelling {
    /// The word that differs least from a text, where it differs by no more than a third of its length, or two letters.
    package static func nearest(to text: String, in words: [String]) -> String? {
        let written = normal(text)
        let distances = words.map { (word: $0, distance: distance(written, normal($0))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }),
            best.distance <= max(2, best.word.count / 3), best.distance < max(written.count, 1)
        else { return nil }
        return best.word
    }

    /// `replicaLag`, `replica_lag` and `replica-lag` are the same word.
    private static func normal(_ text: String) -> [Character] {
        text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }

    /// Letters added, taken away, changed or swapped with their neighbour.
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        guard one.count <= 64, other.count <= 64 else { return .max }
        var rows = [[Int]](repeating: [Int](repeating: 0, count: other.count + 1), count: one.count + 1)
        for row in 0...one.count { rows[row][0] = row }
        for column in 0...other.count { rows[0][column] = column }
        for row in one.indices {
            for column in other.indices {
                let isSame = one[row] == other[column]
                var least = min(
                    rows[row][column + 1] + 1, rows[row + 1][column] + 1, rows[row][column] + (isSame ? 0 : 1))
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                rows[row + 1][column + 1] = least
            }
        }
        return rows[one.count][other.count]
    }
}

extension [String] {
    /// `a, b and c`.
    package var listed: String {
        guard count > 1, let last else { return first ?? "none" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
