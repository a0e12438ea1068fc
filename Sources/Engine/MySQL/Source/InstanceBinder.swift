package import Core
package import Repository

/// Finds the instance of a repository that a server is, or makes it: by the server's own identifier, else by the
/// history of its GTIDs. A server behind a known address that is neither is refused, not appended.
package struct InstanceBinder: Sendable {
    private let repository: Repository
    private let session: SourceSession
    private let clock: any TidemarkClock

    package init(repository: Repository, session: SourceSession, clock: any TidemarkClock) {
        self.repository = repository
        self.session = session
        self.clock = clock
    }

    /// Throws `instance.mismatch`. `name` is the user's, for an instance not seen before.
    package func bind(
        _ identity: SourceIdentity, name: String?
    ) async throws -> (instance: InstanceRepository, record: InstanceRecord) {
        let records = try await repository.instances()
        if let record = records.first(where: { $0.identities.contains { $0.isSameServer(as: identity) == true } }) {
            if let name, name != record.name {
                throw TidemarkError(
                    .instanceMismatch,
                    "This server is the instance “\(record.name)” of the repository, not “\(name)”.",
                    hint: "Leave --instance out, or give its name.")
            }
            return try await open(record, adding: identity)
        }
        let wanted = name ?? session.access.address
        guard let record = records.first(where: { $0.name == wanted }) else {
            let record = InstanceRecord(
                name: wanted, id: "", flavour: identity.flavour, createdAt: clock.now(), identities: [identity])
            let instance = try await repository.addInstance(record)
            return (instance, try await instance.record)
        }
        guard record.flavour == identity.flavour, let instance = try await repository.instance(named: wanted),
            let last = try await instance.lastSegment(), try await GTIDHistory(session).contains(last.end) == true
        else { throw mismatch(record) }
        // A failover: this server has been through everything the archive holds.
        return try await open(record, adding: identity)
    }

    private func open(
        _ record: InstanceRecord, adding identity: SourceIdentity
    ) async throws -> (instance: InstanceRepository, record: InstanceRecord) {
        guard let instance = try await repository.instance(named: record.name) else {
            throw TidemarkError(
                .instanceMissing, "The instance “\(record.name)” has disappeared from the repository.",
                hint: "Run the command again.")
        }
        guard !record.identities.contains(identity) else { return (instance, record) }
        var updated = record
        // The same server under a new version or address takes the place of its old entry.
        updated.identities.removeAll { $0.isSameServer(as: identity) == true }
        updated.identities.append(identity)
        try await instance.update(updated)
        return (instance, updated)
    }

    private func mismatch(_ record: InstanceRecord) -> TidemarkError {
        TidemarkError(
            .instanceMismatch,
            "\(session.access.address) is another server than the instance “\(record.name)”: it has not been through the"
                + " log that is stored.",
            hint: "Give this server a name of its own with --instance, or check the address.")
    }
}
