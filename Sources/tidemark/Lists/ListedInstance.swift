internal import Core
internal import Repository

/// What `list` knows of one instance.
struct ListedInstance: Sendable {
    let record: InstanceRecord
    let listing: InstanceListing
    let now: Timestamp

    /// Of everything stored for the instance, in bytes.
    var storedBytes: UInt64 { listing.storedBytes }

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
            record: try await instance.record, listing: try await instance.listing(now: now), now: now)
    }
}
