package import Core

/// Compares a list of instances with those that are there: the dry run, and the orders for the real one.
///
/// Instances are known by their name. Those that the list does not mention stay as they are. An import that has been
/// carried out and is made again changes nothing.
package struct InstanceImport: Hashable, Sendable {
    /// In the order of the list.
    package let rows: [ImportRow]

    /// The header names the columns, which are the fields of an instance in any order; tags are separated by
    /// semicolons. Throws `config.invalid` where the file is not CSV or its header is wrong.
    package init(csv bytes: [UInt8], existing: [Instance]) throws(TidemarkError) {
        let records = try CSVReader.records(bytes)
        let problems = ConfigProblems()
        let header = records.first?.fields.map { $0.trimmed.lowercased() } ?? []
        let entries = header.map { ConfigEntry(key: $0, value: ConfigValue(.null, line: 1)) }
        let field = ConfigField(path: "header", value: ConfigValue(.map(entries), line: 1), problems: problems)
        let section = field.section(InstanceReader.keys)
        if section?.mentions("name") != true {
            field.wrong("The column name is missing.", hint: "Write the names of the columns in the first line.")
        }
        guard problems.isEmpty else { throw TidemarkError(problems: problems.list) }
        self.init(
            records.dropFirst().map { record in (path: "row", value: Self.value(of: record, header)) }, existing)
    }

    /// The instances under `instances:` of a document. Throws `config.invalid` where there is no such list.
    package init(document: ConfigValue, existing: [Instance]) throws(TidemarkError) {
        let problems = ConfigProblems()
        let root = ConfigField(path: "", value: document, problems: problems)
        let hint = "Write a list of instances below instances."
        let field = root.section(["instances"])?.required("instances", hint: hint)
        if let field, case .list = field.value.kind {} else { field?.wrong("It is not a list.", hint: hint) }
        guard problems.isEmpty, let field else { throw TidemarkError(problems: problems.list) }
        self.init(field.items().map { (path: $0.path, value: .success($0.value)) }, existing)
    }

    private init(_ items: [(path: String, value: Result<ConfigValue, RowProblem>)], _ existing: [Instance]) {
        let known = Dictionary(existing.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<ResourceName> = []
        rows = items.map { item in
            switch item.value {
            case .failure(let failure):
                return ImportRow(line: failure.problem.line, name: failure.name, outcome: .refused([failure.problem]))
            case .success(let value):
                return Self.row(value, item.path, known, &seen)
            }
        }
    }

    /// What is to be stored.
    package var instances: [Instance] {
        rows.compactMap { row in
            switch row.outcome {
            case .added(let instance), .changed(let instance, _): instance
            case .unchanged, .refused: nil
            }
        }
    }

    private static func row(
        _ value: ConfigValue, _ path: String, _ known: [ResourceName: Instance], _ seen: inout Set<ResourceName>
    ) -> ImportRow {
        let problems = ConfigProblems()
        let field = ConfigField(path: path, value: value, problems: problems)
        let instance = InstanceReader.read(field) { known[$0] }
        if let instance, !seen.insert(instance.name).inserted {
            field.wrong("“\(instance.name)” has come before in this list.", hint: "Keep one of the two.")
        }
        var name: String?
        if case .text(let text)? = value["name"]?.kind { name = text }
        let outcome: ImportOutcome
        if let instance, problems.isEmpty {
            if let old = known[instance.name] {
                let changes = FieldChange.between(old.plain, instance.plain)
                outcome = changes.isEmpty ? .unchanged : .changed(instance, changes)
            } else {
                outcome = .added(instance)
            }
        } else {
            outcome = .refused(problems.list)
        }
        return ImportRow(line: value.line, name: name, outcome: outcome)
    }

    private struct RowProblem: Error {
        let name: String?
        let problem: ConfigProblem
    }

    private static func value(of record: CSVRecord, _ header: [String]) -> Result<ConfigValue, RowProblem> {
        guard record.fields.count == header.count else {
            let problem = ConfigProblem(
                path: "row", line: record.line,
                message: "It has \(record.fields.count) fields where the header has \(header.count).",
                hint: "Write every field, with nothing between the commas for one that is empty.")
            let name = header.firstIndex(of: "name").flatMap {
                record.fields.indices.contains($0) ? record.fields[$0] : nil
            }
            return .failure(RowProblem(name: name, problem: problem))
        }
        let entries = zip(header, record.fields).map { key, field in
            let text = field.trimmed
            let kind: ConfigValue.Kind
            if text.isEmpty {
                kind = .null
            } else if key == "tags" {
                let tags = text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
                kind = .list(tags.map { ConfigValue(.text($0), line: record.line) })
            } else {
                kind = .text(text)
            }
            return ConfigEntry(key: key, value: ConfigValue(kind, line: record.line))
        }
        return .success(ConfigValue(.map(entries), line: record.line))
    }
}

extension String {
    fileprivate var trimmed: String {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
