internal import Core
internal import ObjectStore

extension InstanceRepository {
    /// The size of the stored objects that hold these segments, each counted once. Only names are listed.
    package func logBytes(_ range: ClosedRange<UInt64>) async throws -> UInt64 {
        // An object that begins earlier may hold the first of them.
        let from = range.lowerBound > LogObject.maximumSegments ? range.lowerBound - LogObject.maximumSegments : 0
        let after = from == 0 ? nil : names.segment(from)
        var held: [(object: LogObject, size: UInt64)] = []
        for entry in try await repository.store.list(names.log, after: after, limit: .max) {
            guard let object = names.logObject(entry.key) else { continue }
            if object.first > range.upperBound { break }
            if object.last >= range.lowerBound { held.append((object, entry.size)) }
        }
        // While merging goes on a segment may be stored twice; the merged object is the one that is read.
        let merged = held.filter(\.object.isMerged)
        return held.filter { item in
            item.object.isMerged || !merged.contains { $0.object.holds(item.object.first) }
        }.reduce(0) { $0 + $1.size }
    }
}
