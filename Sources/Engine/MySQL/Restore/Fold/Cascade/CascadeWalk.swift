internal import MySQLWire

/// What cascades make of rows of one table.
struct CascadeWalk {
    enum Outcome {
        case same, gone
        /// The row as it is in the end.
        case changed([UInt8])
    }

    private let table: Int
    private let kinds: [CanonicalKind]
    private let links: [CascadeLink]
    private let streams: [CascadeStream]
    private var found: [Range<Int>?] = []
    private var scratch: [UInt8] = []

    /// - Parameters:
    ///   - kinds: of the table's rows.
    ///   - streams: all of the plan's, sealed.
    init(_ table: Int, kinds: [CanonicalKind], _ plan: CascadePlan, _ streams: [CascadeStream]) {
        self.table = table
        self.kinds = kinds
        self.streams = streams
        links = plan.linksOfChild[table].map { plan.links[$0] }.filter { streams[$0.stream].count > 0 }
    }

    /// Walks a row through what happens after `place` to what it refers to.
    mutating func walk(_ row: UnsafeRawBufferPointer, from place: UInt64) throws -> Outcome {
        for link in links {
            try link.columns.find(in: row, &found)
            switch streams[link.stream].value(of: row, found, &scratch) {
            case .null: continue
            case .unknown: throw CascadeStop(table: table)
            case .known:
                guard let events = streams[link.stream].events(of: scratch), link.next(in: events, after: place) != nil
                else { continue }
                return try follow(row, from: place)
            }
        }
        return .same
    }

    private mutating func follow(_ row: UnsafeRawBufferPointer, from place: UInt64) throws -> Outcome {
        var values = try CanonicalRowCursor.fields(of: row, kinds: kinds).map { field in
            field.isNull ? nil : Array(row[field.encoded])
        }
        // Keys share no columns where they rewrite them, so each goes its own way.
        var places = Array(repeating: place, count: links.count)
        while let (number, event) = try first(values, places) {
            places[number] = event.place
            let link = links[number]
            switch link.action(event) {
            case .none: continue
            case .delete: return .gone
            case .unfoldable: throw CascadeStop(table: table)
            case .null, .rewrite: link.apply(event, &values) { link.columns.places[$0] }
            }
        }
        var builder = CanonicalRowBuilder(kinds: kinds, framed: false)
        builder.begin()
        for value in values {
            if let value {
                value.withUnsafeBytes { builder.append(encoded: $0) }
            } else {
                builder.appendNull()
            }
        }
        builder.finish()
        return .changed(builder.bytes)
    }

    /// The earliest of what happens next over any of the keys.
    private mutating func first(_ values: [[UInt8]?], _ places: [UInt64]) throws -> (Int, CascadeEvent)? {
        var best: (Int, CascadeEvent)?
        for (number, link) in links.enumerated() {
            let own = link.columns.places.map { values[$0] }
            switch streams[link.stream].value(of: own, &scratch) {
            case .null: continue
            case .unknown: throw CascadeStop(table: table)
            case .known: break
            }
            guard let events = streams[link.stream].events(of: scratch),
                let next = link.next(in: events, after: places[number])
            else { continue }
            if best.map({ events[next].place < $0.1.place }) ?? true { best = (number, events[next]) }
        }
        return best
    }
}

extension CascadeLink {
    /// Nulls or rewrites the key's columns among some values of a row.
    ///
    /// - Parameter place: where among `values` the key's columns are.
    func apply(_ event: CascadeEvent, _ values: inout [[UInt8]?], _ place: (Int) -> Int) {
        for column in columns.places.indices {
            if action(event) == .null {
                values[place(column)] = nil
            } else if let new = event.new, new[column].isChanged {
                values[place(column)] = new[column].bytes
            }
        }
    }
}
