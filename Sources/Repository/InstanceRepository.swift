internal import Core
internal import ObjectStore
internal import Synchronization

/// Everything a repository holds of one instance: its bases and its log.
package final class InstanceRepository: Sendable {
    package let repository: Repository
    package let id: String
    let names: InstanceNames
    /// The newest segment this process has seen, so that appending and following the log need no listing.
    let tail = Mutex<LogTail?>(nil)
    /// When it certainly was the newest: what nobody else can have appended to and merged since.
    let tailSeenAt = Mutex<ContinuousClock.Instant?>(nil)
    /// Where merged segments were found, and those read last.
    let merged = Mutex(MergedMap())
    let mergedCache: MergedCache

    /// How long a writer may be silent and still be sure that nobody took its place.
    let longestSilence: Duration

    init(repository: Repository, id: String, longestSilence: Duration = .seconds(8)) {
        self.longestSilence = longestSilence
        self.repository = repository
        self.id = id
        names = InstanceNames(instance: id)
        mergedCache = MergedCache(repository: repository)
    }

    package var record: InstanceRecord { get async throws { try await repository.instanceRecord(id) } }

    /// Replaces the record, for another identity; name and id must stay.
    package func update(_ record: InstanceRecord) async throws {
        guard record.id == id else {
            throw TidemarkError(
                .internalDefect, "The record of instance \(record.id) was given for \(id).",
                hint: "Please report this.")
        }
        try await repository.write(record, mode: .overwrite)
    }
}
