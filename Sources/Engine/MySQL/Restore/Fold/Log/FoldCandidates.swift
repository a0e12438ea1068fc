internal import Core
internal import MySQLWire
internal import Repository

/// Which tables may be folded, and why others may not. Pure: it is told what the base and the log say.
struct FoldCandidates {
    struct Candidate {
        let name: TableName
        let manifest: TableManifest
        /// By its definition in the base.
        let table: TargetTable

        var hasPrimaryKey: Bool { manifest.createStatement.contains("PRIMARY KEY") && !table.key.isEmpty }
    }

    private(set) var tables: [Candidate] = []
    private(set) var reasons: [TableName: String] = [:]
    private var numbers: [TableName: Int] = [:]
    private var groups = NameGroups()
    /// Those that cascade without a word in the log.
    private(set) var cascadingKeys: [CascadingKey] = []
    /// Tables whose changes reached others in ways that are worked out, see `CascadePass`: all that they are tied to is
    /// folded, or nothing.
    private var followed: Set<TableName> = []
    /// Tables whose folding ends before the log does.
    private var ended: Set<TableName> = []
    /// Columns of parents whose foreign keys cascade.
    private var references: [TableName: Set<String>] = [:]
    /// Finds them in the parents' rows, by number of the table.
    private var readers: [Int: FoldKeyReader] = [:]
    /// Tables whose changes reached others, or may have: none that they are tied to is folded.
    private var fired: Set<TableName> = []
    private let followsCascades: Bool

    static let alteredReason = "a statement of the log changes its definition or its name"
    static let cascadeReason = "foreign keys cascaded into it or a table it is tied to, or may have"
    static let orderReason = "a statement of the log depends on the order in which its rows lie"
    static let savepointReason = "a transaction took changes of it back to a savepoint"
    static let shapeReason = "its rows in the log are of another shape than in the base"
    static let partialReason = "its rows in the log are incomplete"
    static let unfitReason = "a change of the log does not fit those before it"

    /// - Parameter only: where it is not nil, no other table is looked at.
    init(_ context: ReplayContext, only: Set<TableName>? = nil) {
        followsCascades = !context.base.cascadesLogged
        for manifest in context.base.tables {
            follow(
                CascadingKey.all(of: manifest, context.folding), of: manifest.name,
                isRestored: context.selection.contains(manifest.name))
            guard context.selection.contains(manifest.name), only?.contains(manifest.name) ?? true else { continue }
            if let reason = Self.reason(manifest) {
                reasons[manifest.name] = reason
                continue
            }
            numbers[manifest.name] = tables.count
            let flavour: ServerFlavour = context.isMariaDB ? .mariadb : .mysql
            tables.append(
                Candidate(
                    name: manifest.name, manifest: manifest, table: TargetTable(manifest, flavour: flavour)))
        }
        for (parent, columns) in references {
            guard let number = numbers[parent] else { continue }
            let table = tables[number].table
            let places = table.list.columns.indices.filter { columns.contains(table.list.columns[$0].name) }
            if places.count == columns.count {
                readers[number] = FoldKeyReader(kinds: table.kinds, columns: places)
            } else {
                fired.insert(parent)
            }
        }
    }

    private mutating func follow(_ keys: [CascadingKey], of child: TableName, isRestored: Bool) {
        for key in keys {
            groups.join([child, key.parent])
            guard followsCascades, key.cascades, isRestored else { continue }
            cascadingKeys.append(key)
            references[key.parent, default: []].formUnion(key.columns)
            // Not understood: whatever changes in the parent may cascade.
            if key.columns.isEmpty { fired.insert(key.parent) }
        }
    }

    /// Finds the columns in a parent's rows that children refer to by foreign keys that cascade without being logged; nil
    /// where there are none.
    func reader(ofReferenced number: Int) -> FoldKeyReader? { readers[number] }

    /// The log holds changes of this parent that cascade, and they are worked out.
    mutating func followed(from number: Int) { followed.insert(tables[number].name) }

    /// The log holds a change of this parent that cascades.
    mutating func cascaded(from number: Int) { fired.insert(tables[number].name) }

    /// What folds into the table's base ends before the log does: what cascades behind that is not worked out.
    mutating func ended(_ table: TableName) { ended.insert(table) }

    /// The tables that foreign keys tie to this one, itself among them.
    func group(of table: TableName) -> [TableName] { groups.members(with: table) }

    /// The number of a table that may be folded.
    func number(of table: TableName) -> Int? { numbers[table] }

    /// The table is replayed one change after another.
    mutating func reject(_ table: TableName, _ reason: String) {
        guard numbers.removeValue(forKey: table) != nil else { return }
        reasons[table] = reason
    }

    /// A statement of the log that changes these tables; foreign keys it makes refer to the `parents`.
    ///
    /// - Parameter rejects: the tables are replayed. Otherwise what is before the statement is folded; a parent of keys
    ///   that cascade counts as one whose changes do, since those behind the statement are not looked at.
    mutating func altered(_ names: [TableName], parents: [TableName], cascades: Bool, rejects: Bool) {
        for name in names {
            if rejects {
                reject(name, Self.alteredReason)
            } else if references[name] != nil {
                fired.insert(name)
            }
        }
        groups.join(names + parents)
        if cascades { fired.formUnion(names) }
    }

    /// To be called when all of the log is known.
    mutating func finish() {
        guard followsCascades else { return }
        // Of a parent that is not folded it is not known what it does.
        fired.formUnion(references.keys.filter { numbers[$0] == nil })
        let worked = Set(followed.map { groups.root(of: $0) })
        fired.formUnion(ended.union(reasons.keys).filter { worked.contains(groups.root(of: $0)) })
        let roots = Set(fired.map { groups.root(of: $0) })
        for name in Array(numbers.keys) where roots.contains(groups.root(of: name)) {
            reject(name, Self.cascadeReason)
        }
    }

    /// Why a table can never be folded, whatever the log says.
    private static func reason(_ manifest: TableManifest) -> String? {
        let text = manifest.createStatement
        if text.hasPrefix("CREATE SEQUENCE") { return "it is a sequence" }
        let key = manifest.key ?? []
        if key.isEmpty, !manifest.exact { return "it has no key, and its rows are of no single instant" }
        let stored = Set(manifest.columns.filter { $0.generated == .none }.map(\.name))
        guard key.allSatisfy(stored.contains) else { return "its key is not among its stored columns" }
        if !TableDefinition(manifest).isTransactional { return "its engine, \(manifest.engine), has no transactions" }
        if text.contains("WITH SYSTEM VERSIONING") { return "it keeps the history of its rows" }
        if text.contains("WITHOUT OVERLAPS") { return "its key is over periods" }
        return nil
    }
}
