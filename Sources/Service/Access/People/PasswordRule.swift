internal import Core

/// What a password must be: long, and not what is tried first.
package enum PasswordRule {
    /// Characters.
    package static let length = 12...128
    /// Letters that must be left where words and patterns that are tried first are taken away.
    private static let leastRest = 4
    private static let leastKinds = 5
    /// Neighbours on keyboards, and those that everybody can count.
    private static let rows = [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm",
        "azertyuiop", "qsdfghjklm", "wxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()",
    ].flatMap { [Array($0), Array($0.reversed())] }

    /// Throws `RefusedFields` for the field `path`.
    static func require(_ password: String, for name: String, path: String) throws(RefusedFields) {
        if let problem = problem(with: password, for: name) {
            throw RefusedFields(
                path: path, problem, hint: "Take several words that have nothing to do with each other.")
        }
    }

    /// Why it is refused; nil where it is not.
    package static func problem(with password: String, for name: String) -> String? {
        guard password.count >= length.lowerBound else { return "It has less than \(length.lowerBound) characters." }
        guard password.count <= length.upperBound else { return "It has more than \(length.upperBound) characters." }
        let small = password.lowercased()
        guard Set(small).count >= leastKinds else { return "It is made of too few different characters." }
        let own = name.lowercased()
        // Repetition and rows of keys hide nothing: what is said twice counts once.
        let rest = [small, withoutRows(withoutRepeats(small))].flatMap { text in
            [withoutWords(text, as: text, own), withoutWords(text, as: unmasked(text), own)]
        }
        guard rest.allSatisfy({ $0.filter(\.isLetter).count >= leastRest || isForeign($0) }) else {
            return "It is made of what is tried first: common words, names, rows of keys, repetitions."
        }
        return nil
    }

    /// Letters that are neither of ours nor in the list count by themselves, as do signs that are no pattern.
    private static func isForeign(_ text: String) -> Bool { Set(text).count >= 2 * leastKinds }

    /// `p4$$w0rd` is `password`.
    private static func unmasked(_ text: String) -> String {
        let signs: [Character: Character] = [
            "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "€": "e",
        ]
        return String(text.map { signs[$0] ?? $0 })
    }

    /// One of what is written several times behind itself.
    private static func withoutRepeats(_ text: String) -> String {
        let letters = Array(text)
        for size in 1...max(1, letters.count / 2) where letters.count.isMultiple(of: size) {
            let block = letters[..<size]
            let isRepeated = stride(from: size, to: letters.count, by: size).allSatisfy {
                letters[$0..<$0 + size].elementsEqual(block)
            }
            if isRepeated { return String(block) }
        }
        return text
    }

    /// Without four and more keys that lie beside each other.
    private static func withoutRows(_ text: String) -> String {
        var kept: [Character] = []
        var rest = Array(text)[...]
        while !rest.isEmpty {
            let run = rows.map { row in longestRun(rest, in: row) }.max() ?? 0
            let same = rest.prefix { $0 == rest[rest.startIndex] }.count
            let length = max(run, same)
            if length < 4 { kept.append(rest[rest.startIndex]) }
            rest = rest.dropFirst(length < 4 ? 1 : length)
        }
        return String(kept)
    }

    private static func longestRun(_ text: ArraySlice<Character>, in row: [Character]) -> Int {
        guard let first = text.first, let start = row.firstIndex(of: first) else { return 0 }
        return zip(text, row[start...]).prefix { $0 == $1 }.count
    }

    /// Without common words, the longest first, and without the person's own name, where `plain` has them.
    private static func withoutWords(_ text: String, as plain: String, _ own: String) -> String {
        let letters = Array(text)
        let read = Array(plain)
        let name = Array(own)
        var kept: [Character] = []
        var index = 0
        while index < letters.count {
            let rest = read[min(index, read.count)...]
            let most = min(rest.count, CommonPasswords.longest)
            let word = stride(from: most, through: 3, by: -1).first {
                CommonPasswords.words.contains(String(rest.prefix($0)))
            }
            let length = max(word ?? 0, name.count >= 3 && rest.starts(with: name) ? name.count : 0)
            if length == 0 { kept.append(letters[index]) }
            index += max(1, length)
        }
        return String(kept)
    }
}
