internal import Core

/// A merged object, opened: the indexes of its segments, and their events where they were asked for.
struct MergedSegments: Sendable {
    let object: LogObject
    /// In the order of numbers, without holes.
    let tails: [LogTail]
    private let events: [UInt8]?
    /// Where the events of each segment begin in all of them.
    private let offsets: [Int]

    var hasEvents: Bool { events != nil }

    func tail(_ sequence: UInt64) -> LogTail { tails[Int(sequence - object.first)] }

    /// The events of one segment; nil where they were not read.
    func events(of sequence: UInt64) -> [UInt8]? {
        let place = Int(sequence - object.first)
        let size = Int(tails[place].index.rawBytes)
        return events.map { Array($0[offsets[place]..<offsets[place] + size]) }
    }

    /// Reads a merged object, its events only where they are wanted. Throws `object.missing`, `object.truncated` and
    /// `object.damaged`.
    static func read(
        _ object: LogObject, from repository: Repository, withEvents: Bool
    ) async throws -> MergedSegments {
        guard withEvents else {
            let (section, _) = try await repository.readFirstSection(.mergedSegments, object.name)
            return try MergedSegments(object, section: section, events: nil)
        }
        let sections = try await repository.read(.mergedSegments, object.name)
        return try MergedSegments(object, section: sections[0], events: sections[1])
    }

    init(_ object: LogObject, section: [UInt8], events: [UInt8]?) throws {
        let index = try StoredJSON.decode(MergedIndex.self, from: section, name: object.name)
        var offsets: [Int] = []
        var end: UInt64 = 0
        for (place, entry) in index.segments.enumerated() {
            guard entry.index.sequence == object.first + UInt64(place) else {
                throw ObjectFailure.damaged(object.name, "it holds the index of segment \(entry.index.sequence)")
            }
            guard place == 0 || entry.index.previous == index.segments[place - 1].hash else {
                throw ObjectFailure.damaged(
                    object.name, "segment \(entry.index.sequence) does not belong to the one before it")
            }
            offsets.append(Int(end))
            guard entry.index.rawBytes <= SealedHeader.maximumSectionSize else {
                throw ObjectFailure.damaged(object.name, "an index gives an impossible size")
            }
            end += entry.index.rawBytes
        }
        guard UInt64(offsets.count) == object.last - object.first + 1 else {
            throw ObjectFailure.damaged(object.name, "it holds \(offsets.count) indexes")
        }
        if let events, UInt64(events.count) != end {
            throw ObjectFailure.damaged(object.name, "its events are not as many bytes as its indexes say")
        }
        self.object = object
        self.events = events
        self.offsets = offsets
        tails = index.segments.map { LogTail(index: $0.index, hash: $0.hash) }
    }
}
