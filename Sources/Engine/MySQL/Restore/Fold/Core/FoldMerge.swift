/// Merges maps and runs of one table in the order of keys; of entries with the same key the latest source's is given, or,
/// of rows without a key, the sum of all.
package struct FoldMerge {
    private enum Source {
        case map(FoldMap, [UInt64], Int)
        case run(FoldRun.Reader)
    }

    /// Oldest first; sources at their end are taken out.
    private var sources: [Source] = []
    private var prefixes: [UInt64] = []

    private let isCounting: Bool

    package init(isCounting: Bool = false) { self.isCounting = isCounting }

    /// Adds a source later than those before it.
    package mutating func add(_ run: FoldRun) throws {
        var reader = FoldRun.Reader(run)
        guard try reader.next() else { return }
        prefixes.append(reader.prefix)
        sources.append(.run(reader))
    }

    package mutating func add(_ map: FoldMap) {
        let places = map.sortedPlaces()
        guard let first = places.first else { return }
        prefixes.append(map.withEntry(first) { key, _ in FoldOrder.prefix(key) })
        sources.append(.map(map, places, 0))
    }

    /// Lends the next entry; nil behind the last.
    package mutating func next<Result>(
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer?) throws -> Result
    ) throws -> Result? {
        try nextMarked { key, image, _ in try body(key, image) }
    }

    /// The same with whether the key was there before its first change.
    package mutating func nextMarked<Result>(
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer?, Bool) throws -> Result
    ) throws -> Result? {
        guard !sources.isEmpty else { return nil }
        // The smallest key, of equal ones the latest.
        var best = 0
        var equal: [Int] = []
        for place in 1..<max(1, sources.count) {
            let order = compare(place, best)
            if order > 0 { continue }
            if order == 0 { equal.append(best) } else { equal.removeAll(keepingCapacity: true) }
            best = place
        }
        // Of equal ones the oldest has seen the first change.
        let wasThere = isThere(equal.first ?? best)
        let result: Result
        if isCounting, !equal.isEmpty {
            let sum = (equal + [best]).reduce(into: Int64(0)) { sum, place in
                sum += withEntry(place) { _, image in FoldCount.read(image) }
            }
            result = try withUnsafeBytes(of: sum) { number in
                try withEntry(best) { key, _ in try body(key, number, wasThere) }
            }
        } else {
            result = try withEntry(best) { key, image in try body(key, image, wasThere) }
        }
        for place in (equal + [best]).sorted(by: >) { try advance(place) }
        return result
    }

    private func compare(_ left: Int, _ right: Int) -> Int {
        if prefixes[left] != prefixes[right] { return prefixes[left] < prefixes[right] ? -1 : 1 }
        return withEntry(left) { key, _ in withEntry(right) { other, _ in FoldOrder.compare(key, other) } }
    }

    private func withEntry<Result>(
        _ place: Int, _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer?) throws -> Result
    ) rethrows -> Result {
        switch sources[place] {
        case .map(let map, let places, let index): try map.withEntry(places[index], body)
        case .run(let reader): try reader.withEntry(body)
        }
    }

    private func isThere(_ place: Int) -> Bool {
        switch sources[place] {
        case .map(let map, let places, let index): map.wasThere(places[index])
        case .run(let reader): reader.wasThere
        }
    }

    private mutating func advance(_ place: Int) throws {
        switch sources[place] {
        case .map(let map, let places, let index):
            if index + 1 < places.count {
                sources[place] = .map(map, places, index + 1)
                prefixes[place] = map.withEntry(places[index + 1]) { key, _ in FoldOrder.prefix(key) }
                return
            }
        case .run(var reader):
            // The copy in the list would share the piece and make it be copied; it is only read, so it is not.
            if try reader.next() {
                prefixes[place] = reader.prefix
                sources[place] = .run(reader)
                return
            }
        }
        sources.remove(at: place)
        prefixes.remove(at: place)
    }
}
