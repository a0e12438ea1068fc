/// The merged objects of a log that this process has seen, by their first segment.
struct MergedMap: Sendable {
    private var objects: [LogObject] = []

    /// The one that holds a segment, as far as it is known.
    func holding(_ sequence: UInt64) -> LogObject? {
        let place = firstIndex(after: sequence)
        guard place > 0, objects[place - 1].holds(sequence) else { return nil }
        return objects[place - 1]
    }

    mutating func add(_ object: LogObject) {
        guard object.isMerged else { return }
        let place = firstIndex(after: object.first)
        if place > 0, objects[place - 1].first == object.first {
            objects[place - 1] = object
        } else {
            objects.insert(object, at: place)
        }
    }

    mutating func remove(_ object: LogObject) { objects.removeAll { $0 == object } }

    /// Where the first object lies that begins after a segment.
    private func firstIndex(after sequence: UInt64) -> Int {
        var low = 0
        var high = objects.count
        while low < high {
            let middle = (low + high) / 2
            if objects[middle].first <= sequence { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
