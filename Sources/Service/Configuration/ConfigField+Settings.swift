internal import Core

extension ConfigField {
    /// Members of a list; a text is divided at its commas, as flags and variables are one text.
    func words() -> [ConfigField] {
        guard case .text(let text) = value.kind else { return items() }
        return text.split(separator: ",").map { part in
            ConfigField(path: path, value: ConfigValue(.text(part.withoutBlanks), line: value.line), problems: problems)
        }
    }

    /// Names with what is said of them: a group of fields, or `a=1,b=2`.
    func pairs(_ form: String) -> [(String, ConfigField)] {
        if case .map = value.kind { return (members("values") ?? []).map { ($0.key, $0.field) } }
        guard case .text(let text) = value.kind else {
            wrong("\(value.title) stands where names and values are needed.", hint: form)
            return []
        }
        var pairs: [(String, ConfigField)] = []
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1).map(\.withoutBlanks)
            guard sides.count == 2 else {
                wrong("“\(part)” is not a name and a value.", hint: form)
                continue
            }
            let side = ConfigValue(.text(sides[1]), line: value.line)
            pairs.append((sides[0], ConfigField(path: "\(path).\(sides[0])", value: side, problems: problems)))
        }
        return pairs
    }

    /// Numbers of jobs by name.
    func counts() -> [String: Int] {
        var counts: [String: Int] = [:]
        for (name, member) in pairs("Write it like berlin=8, paris=4.") {
            guard let number = member.integer(in: 1...10_000) else { continue }
            do throws(TidemarkError) {
                let known = try ResourceName(parsing: name)
                counts[known.description] = number
            } catch {
                member.wrong(error.message, hint: error.hint)
            }
        }
        return counts
    }

    func seconds() -> Double? { parsed(hint: TimeSpan.form, TimeSpan.init(parsing:)).map { Double($0.seconds) } }

    func bytes(_ range: ClosedRange<Int>) -> Int? {
        let hint = "Write a size from \(ByteCount(UInt64(range.lowerBound))) to \(ByteCount(UInt64(range.upperBound)))."
        guard let size = parsed(hint: hint, ByteCount.init(parsing:)) else { return nil }
        guard size.bytes <= UInt64(range.upperBound), range.contains(Int(size.bytes)) else {
            wrong("\(value.title) is out of range.", hint: hint)
            return nil
        }
        return Int(size.bytes)
    }

    /// The path of a file or folder.
    func filePath(absolute: Bool = false) -> String? {
        let hint = absolute ? "Write a path from the root, such as /var/lib/tidemark." : "Write the path of a file."
        guard let text = text(hint: hint) else { return nil }
        guard !text.isEmpty, !text.contains("\0"), !absolute || text.hasPrefix("/") else {
            wrong("“\(text)” is not such a path.", hint: hint)
            return nil
        }
        return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    func repositoryURL() -> String? {
        let hint = "Write it like file:///srv/backups or s3://bucket/prefix?region=eu-central-1."
        guard let text = text(hint: hint) else { return nil }
        guard text.hasPrefix("file:///") || text.hasPrefix("s3://") else {
            wrong("“\(text)” is not the URL of a repository.", hint: hint)
            return nil
        }
        return text
    }

    func currency() -> String? {
        let hint = "Write a word of at most eight characters, such as USD."
        guard let text = text(hint: hint) else { return nil }
        guard (1...8).contains(text.count), !text.contains(where: \.isWhitespace) else {
            wrong("“\(text)” is not a currency.", hint: hint)
            return nil
        }
        return text
    }

    /// Prices by storage class.
    func prices() -> [String: Double] {
        var classes: [String: Double] = [:]
        for (name, member) in pairs(StoragePrices.form) {
            guard let price = member.text(hint: StoragePrices.form) else { continue }
            do throws(TidemarkError) {
                let parsed = try StoragePrices.parse(name, price)
                classes[parsed.name] = parsed.price
            } catch {
                member.wrong(error.message, hint: error.hint)
            }
        }
        return classes
    }

    /// One of a fixed set of words.
    func choice<Choice: CaseIterable & RawRepresentable<String>>() -> Choice? {
        let names = Choice.allCases.map(\.rawValue)
        guard let text = text(hint: "Write one of \(names.listed).") else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let near = Spelling.nearest(to: text, in: names).map { "Did you mean \($0)? " } ?? ""
        wrong("“\(text)” is none of them.", hint: "\(near)Write one of \(names.listed).")
        return nil
    }
}

extension [String: Int] {
    /// `a=1, b=2`
    var shown: String { sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ") }
}

extension [String: Double] {
    /// `a=0.1, b=0.2`
    var shown: String { sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ") }
}

extension Substring {
    fileprivate var withoutBlanks: String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
