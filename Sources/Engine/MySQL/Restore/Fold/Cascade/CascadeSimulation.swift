/// Carries cascades on over tables that are children and parents at once, in the order of time: which of their rows go or
/// move, and with them what others refer to.
///
/// It knows all their rows of the log, and of their bases those that refer to anything that goes or moves. Where it finds
/// that more goes than was known when these were collected, it is run again with the rows that refer to that.
struct CascadeSimulation {
    private struct Version {
        let table: Int
        let start: UInt64
        var end: UInt64
        let values: [[UInt8]?]
        /// When the last thing happened to what it is referred to by.
        let moved: UInt64
    }

    private struct Reference: Hashable {
        let link: Int
        let value: [UInt8]
    }

    private let plan: CascadePlan
    private let floors: [UInt64]
    private var streams: [CascadeStream]
    private var versions: [Version] = []
    private var index: [Reference: [Int]] = [:]
    private var waiting = CascadeQueue()
    /// What the log does not say: which values go or move besides.
    private(set) var derived: [(stream: Int, value: [UInt8], event: CascadeEvent)] = []
    private var scratch: [UInt8] = []

    /// Columns of links and streams among those of `CascadePlan.inner`.
    private let linkColumns: [[Int]]
    private let streamColumns: [[Int]]

    /// - Parameter base: rows of bases by their keys, by table.
    init(
        _ plan: CascadePlan, _ streams: [CascadeStream], floors: [UInt64], _ histories: [Int: CascadeHistory],
        base: [Int: [[UInt8]: [[UInt8]?]]]
    ) throws {
        self.plan = plan
        self.streams = streams
        self.floors = floors
        func slots(_ places: [Int], _ table: Int) -> [Int] {
            let all = plan.inner[table]?.places ?? []
            return places.compactMap { all.firstIndex(of: $0) }
        }
        linkColumns = plan.links.map { slots($0.columns.places, $0.child) }
        streamColumns = plan.streams.map { slots($0.columns.places, $0.parent) }
        for (table, history) in histories.sorted(by: { $0.key < $1.key }) {
            for (key, entries) in history.entries {
                for (place, entry) in entries.enumerated() {
                    guard let values = entry.values else { continue }
                    let end = place + 1 < entries.count ? entries[place + 1].place : UInt64.max
                    try add(Version(table: table, start: entry.place, end: end, values: values, moved: 0))
                }
                if let values = base[table]?[key], let first = entries.first {
                    try add(Version(table: table, start: floors[table], end: first.place, values: values, moved: 0))
                }
            }
            for (key, values) in base[table] ?? [:] where history.entries[key] == nil {
                try add(Version(table: table, start: floors[table], end: .max, values: values, moved: 0))
            }
        }
        for (number, stream) in streams.enumerated() where reachesInner(number) {
            for (value, events) in stream.events {
                for event in events { waiting.add(CascadeQueue.Item(stream: number, value: value, event: event)) }
            }
        }
    }

    private func reachesInner(_ stream: Int) -> Bool {
        plan.linksOfStream[stream].contains { plan.inner[plan.links[$0].child] != nil }
    }

    private mutating func add(_ version: Version) throws {
        guard version.start < version.end else { return }
        versions.append(version)
        for link in plan.linksOfChild[version.table] {
            let stream = plan.links[link].stream
            let values = linkColumns[link].map { version.values[$0] }
            switch streams[stream].value(of: values, &scratch) {
            case .null: continue
            case .unknown: throw CascadeStop(table: version.table)
            case .known: index[Reference(link: link, value: scratch), default: []].append(versions.count - 1)
            }
        }
    }

    mutating func run() throws {
        var steps = 0
        while let item = waiting.next() {
            steps += 1
            if steps & 0xFFF == 0 { try Task.checkCancellation() }
            for link in plan.linksOfStream[item.stream]
            where plan.inner[plan.links[link].child] != nil && plan.links[link].action(item.event) != .none {
                let place = item.event.place
                for number in index[Reference(link: link, value: item.value)] ?? []
                where versions[number].start < place && place < versions[number].end {
                    try happen(item.event, link, number)
                }
            }
        }
    }

    /// One row follows what it refers to.
    private mutating func happen(_ event: CascadeEvent, _ number: Int, _ version: Int) throws {
        let link = plan.links[number]
        let old = versions[version]
        let place = max(event.place, old.moved) + 1
        versions[version].end = event.place
        var new: [[UInt8]?]?
        switch link.action(event) {
        case .none: return
        case .unfoldable: throw CascadeStop(table: link.child)
        case .delete: break
        case .null, .rewrite:
            var values = old.values
            link.apply(event, &values) { linkColumns[number][$0] }
            new = values
            // Just before, so that what else the same change does meets it.
            try add(
                Version(table: old.table, start: event.place - 1, end: old.end, values: values, moved: place))
        }
        for stream in plan.streamsOfParent[old.table] {
            let was = streamColumns[stream].map { old.values[$0] }
            let becomes = new.map { values in streamColumns[stream].map { values[$0] } }
            guard let derived = CascadeEvent(place: place, from: was, to: becomes) else { continue }
            try derive(derived, stream, was)
        }
    }

    private mutating func derive(_ event: CascadeEvent, _ number: Int, _ was: [[UInt8]?]) throws {
        switch streams[number].value(of: was, &scratch) {
        case .null: return
        case .unknown: throw CascadeStop(table: streams[number].parent)
        case .known: break
        }
        for link in plan.linksOfStream[number] where plan.links[link].action(event) == .unfoldable {
            if floors[plan.links[link].child] < event.place { throw CascadeStop(table: plan.links[link].child) }
        }
        derived.append((number, scratch, event))
        guard reachesInner(number) else { return }
        waiting.add(CascadeQueue.Item(stream: number, value: scratch, event: event))
    }
}
