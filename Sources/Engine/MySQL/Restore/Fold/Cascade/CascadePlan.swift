internal import Core
internal import Repository

/// The foreign keys by which tables that may be folded cascade into one another without a word in the log.
struct CascadePlan {
    private(set) var links: [CascadeLink] = []
    /// As they are before the log is read.
    private(set) var streams: [CascadeStream] = []
    /// By number of the table: links to its parents, and streams of what its rows are referred to by.
    private(set) var linksOfChild: [[Int]]
    private(set) var streamsOfParent: [[Int]]
    /// By number of the stream.
    private(set) var linksOfStream: [[Int]] = []
    /// Columns of tables between others that links and streams need, by number of the table.
    private(set) var inner: [Int: CascadeColumns] = [:]

    /// - Parameter keys: those that cascade.
    init(_ tables: [FoldCandidates.Candidate], _ keys: [CascadingKey]) {
        linksOfChild = Array(repeating: [], count: tables.count)
        streamsOfParent = Array(repeating: [], count: tables.count)
        let numbers = Dictionary(tables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (order, key) in keys.enumerated() {
            guard let child = numbers[key.child], let parent = numbers[key.parent],
                let parentPlaces = Self.places(key.columns, in: tables[parent])
            else { continue }
            let childPlaces = Self.places(key.childColumns, in: tables[child])
            let pairs = zip(parentPlaces, childPlaces ?? []).map { parentPlace, childPlace in
                CascadeComparison(
                    tables[parent].table.list.columns[parentPlace], tables[child].table.list.columns[childPlace])
            }
            let comparisons =
                pairs.count == parentPlaces.count
                ? pairs : Array(repeating: CascadeComparison?.none, count: parentPlaces.count)
            let isKnown =
                childPlaces != nil && !comparisons.contains(nil) && !tables[child].table.key.isEmpty
                && Self.isUnique(key.columns, in: tables[parent].manifest)
            let others = keys.enumerated().filter { $0.offset != order && $0.element.child == key.child }.map(\.element)
            let isApart = Self.isApart(Set(childPlaces ?? []), tables[child], others, keys)
            let stream = stream(parent, parentPlaces, comparisons, tables[parent])
            linksOfStream[stream].append(links.count)
            linksOfChild[child].append(links.count)
            func action(_ rule: ForeignKey.Rule, _ cascade: CascadeAction) -> CascadeAction {
                if rule == .none { return .none }
                let action = rule == .cascade ? cascade : .null
                return isKnown && (action == .delete || isApart) ? action : .unfoldable
            }
            links.append(
                CascadeLink(
                    child: child, parent: parent, stream: stream,
                    columns: CascadeColumns(kinds: tables[child].table.kinds, places: childPlaces ?? []),
                    onDelete: action(key.onDelete, .delete), onUpdate: action(key.onUpdate, .rewrite)))
        }
        for number in tables.indices where !linksOfChild[number].isEmpty && !streamsOfParent[number].isEmpty {
            let places = Set(
                linksOfChild[number].flatMap { links[$0].columns.places }
                    + streamsOfParent[number].flatMap { streams[$0].columns.places })
            inner[number] = CascadeColumns(kinds: tables[number].table.kinds, places: places.sorted())
        }
        below = tables.indices.map(reachable)
    }

    /// By number of the table: those that its cascades may reach, over however many steps.
    private(set) var below: [Set<Int>] = []

    var isEmpty: Bool { links.isEmpty }

    /// Whether rows of the table may change by cascades, and the fold has to know from when its images are.
    func isChild(_ number: Int) -> Bool { !linksOfChild[number].isEmpty }

    private func reachable(from number: Int) -> Set<Int> {
        var found: Set<Int> = []
        var waiting = [number]
        while let table = waiting.popLast() {
            for stream in streamsOfParent[table] {
                for link in linksOfStream[stream] where found.insert(links[link].child).inserted {
                    waiting.append(links[link].child)
                }
            }
        }
        return found
    }

    private mutating func stream(
        _ parent: Int, _ places: [Int], _ comparisons: [CascadeComparison?], _ table: FoldCandidates.Candidate
    ) -> Int {
        for number in streamsOfParent[parent]
        where streams[number].columns.places == places && streams[number].comparisons == comparisons {
            return number
        }
        streams.append(
            CascadeStream(
                parent: parent, columns: CascadeColumns(kinds: table.table.kinds, places: places),
                comparisons: comparisons))
        linksOfStream.append([])
        streamsOfParent[parent].append(streams.count - 1)
        return streams.count - 1
    }

    /// Whether a key's columns may be rewritten without a look at anything else: they are not of their table's own key, nor of
    /// another foreign key, nor, where there are other ones, referred to by tables further down.
    private static func isApart(
        _ places: Set<Int>, _ table: FoldCandidates.Candidate, _ others: [CascadingKey], _ keys: [CascadingKey]
    ) -> Bool {
        guard places.isDisjoint(with: table.table.key) else { return false }
        if others.isEmpty { return true }
        let below = keys.filter { $0.parent == table.name }.map(\.columns)
        return (others.map(\.childColumns) + below).allSatisfy {
            places.isDisjoint(with: Self.places($0, in: table) ?? [])
        }
    }

    /// Where the columns are in the table's rows; nil where one is not, or none was understood.
    private static func places(_ names: [String], in table: FoldCandidates.Candidate) -> [Int]? {
        let columns = table.table.list.columns.map { $0.name.lowercased() }
        let places = names.compactMap { columns.firstIndex(of: $0.lowercased()) }
        return places.isEmpty || places.count != names.count || Set(places).count != places.count ? nil : places
    }

    /// Whether no two rows of the table have the same values there.
    private static func isUnique(_ names: [String], in table: TableManifest) -> Bool {
        let wanted = Set(names.map { $0.lowercased() })
        return table.createStatement.split(separator: "\n").contains { line in
            var text = KeyText(line)
            guard text.skip("PRIMARY KEY") || (text.skip("UNIQUE KEY") && text.name() != nil),
                let columns = text.columns()
            else { return false }
            return wanted.isSuperset(of: columns.map { $0.lowercased() })
        }
    }
}
