internal import Core
internal import ObjectStore
internal import Repository

/// What `list` knows of one instance.
struct ListedInstance: Sendable {
    let record: InstanceRecord
    let listing: InstanceListing
    /// Of everything stored for the instance, in bytes.
    let storedBytes: UInt64
    let now: Timestamp

    /// Breaks between windows that nobody made on purpose.
    var gaps: Int { listing.windows.dropLast().filter { !$0.endsByRemoval }.count }

    /// Seconds by which the newest restore point lies behind now, while a stream extends the window.
    var behind: Double? {
        guard let last = listing.windows.last, last.isOpen else { return nil }
        return max(0, now.seconds(since: last.end))
    }

    /// Reads the summaries of an instance and adds up what it takes in the store.
    static func read(_ instance: InstanceRepository) async throws -> ListedInstance {
        let now = Timestamp.now()
        return ListedInstance(
            record: try await instance.record, listing: try await instance.listing(now: now),
            storedBytes: try await storedBytes(instance), now: now)
    }

    private static func storedBytes(_ instance: InstanceRepository) async throws -> UInt64 {
        let page = 10_000
        var total: UInt64 = 0
        var last: String?
        while true {
            let entries = try await instance.repository.store.list(
                "instances/\(instance.id)/", after: last, limit: page)
            total += entries.reduce(0) { $0 + $1.size }
            guard entries.count == page, let end = entries.last else { return total }
            last = end.key
        }
    }
}
