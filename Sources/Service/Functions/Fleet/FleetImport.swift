internal import APIModel
internal import Catalog
internal import Core

/// An import as one project of the catalog would take it now.
struct FleetImport {
    struct Row {
        let line: Int?
        let name: String?
        let outcome: ImportOutcome
    }

    let rows: [Row]
    var projectID: String { names.project.id }
    private let names: FleetNames
    private let records: [String: InstanceRecord]

    /// Throws `RefusedFields` where the list itself cannot be read, `catalog.missing` for the project.
    init(_ transaction: CatalogTransaction, _ list: InstanceList, _ project: String) throws {
        let names = try FleetNames(transaction, project: project)
        // All of the project's, in one query each for rows and tags.
        let stored = try transaction.instances.page(in: names.project.id, limit: Int(Int32.max))
        let existing = try stored.map { try names.instance($0) }
        let comparison: InstanceImport
        do throws(TidemarkError) {
            comparison =
                switch list {
                case .csv(let bytes): try InstanceImport(csv: bytes, existing: existing)
                case .document(let value): try InstanceImport(document: value, existing: existing)
                }
        } catch {
            throw RefusedFields(path: "body", error.message, hint: error.hint)
        }
        let target = try ResourceName(parsing: project)
        self.names = names
        records = Dictionary(stored.map { ($0.name, $0) }) { first, _ in first }
        rows = comparison.rows.map { row in
            Row(line: row.line, name: row.name, outcome: Self.checked(row, names, target))
        }
    }

    /// Whether the caller may do what a row asks for, or be told what the row says of an instance that is there. Throws what
    /// `Permit.require` throws.
    func require(_ permit: Permit, _ row: Row) throws {
        if let record = row.name.flatMap({ records[$0] }) {
            try permit.requireEach(.changeInstance, on: record.reference(names))
        }
        switch row.outcome {
        case .added(let instance): try permit.requireEach(.addInstance, on: .instance(instance, in: names.project.name))
        case .changed(let instance, _):
            try permit.requireEach(.changeInstance, on: .instance(instance, in: names.project.name))
        case .unchanged, .refused: break
        }
    }

    /// Does what a row asks for.
    func store(_ row: Row, _ transaction: CatalogTransaction, _ book: PlanBook, _ permit: Permit) throws {
        switch row.outcome {
        case .added(let instance): try transaction.add(instance, names, book)
        case .changed(let instance, _):
            guard let record = records[instance.name.description] else { return }
            try permit.requireStream(
                from: try names.instance(record), to: instance, book, in: names.project.name)
            try transaction.instances.update(record.holding(instance, site: try names.requireSite(instance)))
            try transaction.bind(instance, id: record.id, book)
        case .unchanged, .refused: break
        }
    }

    /// A row may name the project it is imported to and no other; its site must be there and its name be free for use.
    private static func checked(_ row: ImportRow, _ names: FleetNames, _ project: ResourceName) -> ImportOutcome {
        var instance: Instance
        var changes: [FieldChange]?
        switch row.outcome {
        case .added(let added): instance = added
        case .changed(let changed, let list): (instance, changes) = (changed, list)
        case .unchanged, .refused: return row.outcome
        }
        var problems: [ConfigProblem] = []
        // Rows that name no project are read as of the standard one.
        if instance.project.description == TidemarkService.standardName { instance.project = project }
        if instance.project != project {
            problems.append(
                ConfigProblem(
                    path: "row.project", line: row.line,
                    message: "It belongs to the project \(instance.project), and this import is for \(project).",
                    hint: "Leave the project out, or import it there."))
        }
        if names.site(named: instance.site.description) == nil {
            problems.append(
                ConfigProblem(
                    path: "row.site", line: row.line,
                    message: "There is no site “\(instance.site)” in the project \(project).",
                    hint: "Add the site first, or name another."))
        }
        if let problem = ReservedNames.problem(with: instance.name.description, path: "row.name", line: row.line) {
            problems.append(problem)
        }
        guard problems.isEmpty else { return .refused(problems) }
        guard let changes else { return .added(instance) }
        let kept = changes.filter { $0.path != "project" }
        return kept.isEmpty ? .unchanged : .changed(instance, kept)
    }
}

extension FleetImport.Row {
    var report: ImportRowReport {
        switch outcome {
        case .added: ImportRowReport(line: line, name: name, outcome: .added)
        case .changed(_, let changes):
            ImportRowReport(line: line, name: name, outcome: .changed, changes: changes.map(\.difference))
        case .unchanged: ImportRowReport(line: line, name: name, outcome: .unchanged)
        case .refused(let problems):
            ImportRowReport(line: line, name: name, outcome: .refused, problems: problems.map(\.field))
        }
    }
}
