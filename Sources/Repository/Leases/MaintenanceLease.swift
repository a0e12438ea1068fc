internal import Core
internal import ObjectStore

/// The right to maintain an instance: to remove, merge or move what is stored of it. Only one holds it at a time.
///
/// Nobody can be kept from acting by a store that knows no leases. What makes this safe is time: others wait for as
/// long as the lease lasts after its last renewal, by their own clock, and the holder stops well before, by its own.
package actor MaintenanceLease {
    /// Seconds.
    package static let defaultTTL: Double = 60

    package nonisolated let number: UInt64
    package nonisolated let purpose: LeasePurpose
    nonisolated let instance: InstanceRepository
    private let clock: any TidemarkClock
    private var record: LeaseRecord
    /// The holder's uptime when the last write that succeeded began.
    private var writtenAt: Double
    /// Writes follow each other: a renewal must not undo a change of phase.
    private var lastWrite: Task<Void, any Error>?

    init(instance: InstanceRepository, record: LeaseRecord, writtenAt: Double, clock: any TidemarkClock) {
        number = record.number
        purpose = record.purpose
        self.instance = instance
        self.record = record
        self.writtenAt = writtenAt
        self.clock = clock
    }

    /// Before every batch that destroys something: throws `lease.lost` unless the lease is still this holder's and lasts
    /// for at least half of its time. Renews it where it is older than a third of it. Costs two requests.
    package func check() async throws {
        try checkAge()
        if age > record.ttl / 3 { try await renew() } else { try await checkOwn() }
        try checkAge()
    }

    /// The same without asking the store: before every single step of a batch. Throws `lease.lost`.
    package func checkAge() throws {
        guard age < record.ttl / 2 else { throw lost("it was not renewed in time") }
    }

    /// Says how far the maintenance is. Stored when it returns.
    package func enter(_ phase: LeasePhase) async throws {
        record.phase = phase
        try await renew()
        let stored = try await instance.lease(number)?.record
        guard stored?.holder == record.holder, stored?.phase == phase else { throw lost("its object was changed") }
    }

    /// Writes it again. Throws `lease.lost` where another has taken the next number.
    package func renew() async throws {
        try await write()
        try checkAge()
    }

    /// Gives it back: the next one need not wait.
    package func release() async throws {
        guard !record.released else { return }
        record.released = true
        try await write()
    }

    /// Renews until the task is cancelled or the lease is lost, which `check` tells.
    func keepRenewing() async throws {
        while !record.released {
            try await clock.sleep(seconds: record.ttl / 5)
            // A store that fails once may work the next time; the age tells when that is too late.
            do { try await renew() } catch let error as TidemarkError where error.code != .leaseLost { continue }
        }
    }

    private var age: Double { clock.uptime() - writtenAt }

    private func write() async throws {
        let before = lastWrite
        let task = Task {
            _ = try? await before?.value
            try await writeNow()
        }
        lastWrite = task
        try await task.value
    }

    private func writeNow() async throws {
        if !record.released { try checkLasting() }
        try await checkOwn()
        let begun = clock.uptime()
        record.renewedAt = clock.now()
        record.renewals += 1
        try await instance.repository.write(
            .lease, instance.names.lease(number), [StoredJSON.encode(record)], mode: .overwrite)
        writtenAt = begun
    }

    /// After its time others may have begun; a renewal must not pretend that nothing happened.
    private func checkLasting() throws {
        guard age < record.ttl else { throw lost("it was not renewed in time") }
    }

    /// No higher number is taken, and the object of this one is by this holder.
    private func checkOwn() async throws {
        let names = instance.names
        let keys = try await instance.repository.store.keys(names.leases, after: nil, limit: .max)
        guard keys.compactMap({ names.number(ofLease: $0) }).max() == number,
            let stored = try await instance.lease(number)?.record, stored.holder == record.holder
        else { throw lost("another maintenance has taken it") }
    }

    private func lost(_ reason: String) -> TidemarkError {
        TidemarkError(
            .leaseLost, "This \(purpose.rawValue) lost its lease \(number) on the instance: \(reason).",
            hint: "Run the command again; it goes on from what is done.")
    }
}
