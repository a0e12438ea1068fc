package import Core
internal import ObjectStore

extension InstanceRepository {
    /// Does a maintenance that no other may run beside: takes the lease, renews it meanwhile, and gives it back.
    ///
    /// Waits for a lease that is not renewed until it counts as abandoned. Before every step that destroys something
    /// `body` must call `check()` of the lease. Throws `lease.held` where another maintenance is at work.
    package func withLease<Result: Sendable>(
        _ purpose: LeasePurpose, ttl: Double = MaintenanceLease.defaultTTL,
        clock: any TidemarkClock = SystemClock(), _ body: (MaintenanceLease) async throws -> Result
    ) async throws -> Result {
        let lease = try await takeLease(purpose, ttl: ttl, clock: clock)
        let renewing = Task { try await lease.keepRenewing() }
        do {
            let result = try await body(lease)
            renewing.cancel()
            try await lease.release()
            return result
        } catch {
            renewing.cancel()
            // Not a child of a cancelled task; the next one waits a little longer where this fails.
            _ = try? await Task { try await lease.release() }.value
            throw error
        }
    }

    /// The lease alone, which its holder must renew. Throws `lease.held`.
    package func takeLease(
        _ purpose: LeasePurpose, ttl: Double = MaintenanceLease.defaultTTL, clock: any TidemarkClock = SystemClock()
    ) async throws -> MaintenanceLease {
        let before = try await newestLease()
        if let before { try await waitUntilFree(before, clock) }
        let now = clock.now()
        let record = LeaseRecord(
            number: (before?.number ?? 0) + 1, holder: RandomIdentifier.hexadecimal(bytes: 16),
            host: HostName.current, pid: HostName.processID, purpose: purpose, ttl: ttl, takenAt: now, renewedAt: now)
        let begun = clock.uptime()
        do {
            try await repository.write(
                .lease, names.lease(record.number), [StoredJSON.encode(record)], mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            // The answer to an earlier attempt of the store's own may have been lost.
            let stored = try await lease(record.number)
            guard stored?.record?.holder == record.holder else { throw held(stored) }
        }
        await removeLeases(below: record.number)
        return MaintenanceLease(instance: self, record: record, writtenAt: begun, clock: clock)
    }

    /// Returns once no prune sweeps: at once, when the one at work has gone on, or when it counts as abandoned. Tells
    /// whether it had to wait.
    package func waitWhileSweeping(clock: any TidemarkClock = SystemClock()) async throws -> Bool {
        var seen: StoredLease?
        var since = clock.uptime()
        var waited = false
        while let newest = try await newestLease(), newest.maySweep(at: clock.now()) {
            if newest.bytes != seen?.bytes {
                seen = newest
                since = clock.uptime()
            } else if clock.uptime() - since >= newest.ttl {
                return waited
            }
            waited = true
            try await clock.sleep(seconds: 0.2)
        }
        return waited
    }

    /// The lease that counts; nil where there never was one.
    func newestLease() async throws -> StoredLease? {
        // Two looks at most: a holder removes those before its own.
        for _ in 0..<8 {
            let numbers = try await repository.store.keys(names.leases, after: nil, limit: .max)
                .compactMap { names.number(ofLease: $0) }
            guard let newest = numbers.max() else { return nil }
            if let found = try await lease(newest) { return found }
        }
        throw held(nil)
    }

    func lease(_ number: UInt64) async throws -> StoredLease? {
        let name = names.lease(number)
        do {
            let bytes = try await repository.bytes(of: name)
            return StoredLease(
                number: number, bytes: bytes, record: try? await decodeLease(bytes, number, name: name))
        } catch let error as TidemarkError where error.code == .objectMissing {
            return nil
        }
    }

    func decodeLease(_ bytes: [UInt8], _ number: UInt64, name: String) async throws -> LeaseRecord {
        let sections = try await repository.open(bytes, .lease, name: name)
        let record = try StoredJSON.decode(LeaseRecord.self, from: sections[0], name: name)
        guard record.number == number else { throw ObjectFailure.damaged(name, "it is another lease") }
        return record
    }

    private func waitUntilFree(_ first: StoredLease, _ clock: any TidemarkClock) async throws {
        let begun = clock.uptime()
        while !first.isFree(at: clock.now()), clock.uptime() - begun < first.ttl {
            try await clock.sleep(seconds: min(1, first.ttl / 20))
            let newest = try await newestLease()
            guard let newest, newest.number == first.number else { throw held(newest) }
            if newest.bytes != first.bytes {
                guard newest.isFree(at: clock.now()) else { throw held(newest) }
                return
            }
        }
    }

    /// Older ones mean nothing; what cannot be removed now is removed by the next holder.
    private func removeLeases(below number: UInt64) async {
        guard let keys = try? await repository.store.keys(names.leases, after: nil, limit: .max) else { return }
        for key in keys {
            guard let other = names.number(ofLease: key), other < number else { continue }
            try? await repository.store.delete(key)
        }
    }

    private func held(_ lease: StoredLease?) -> TidemarkError {
        let who = lease?.record.map { record in
            "a \(record.purpose.rawValue) by process \(record.pid) on \(record.host), since \(record.takenAt)"
        }
        return TidemarkError(
            .leaseHeld, "Another maintenance of this instance is at work: \(who ?? "one that has just begun").",
            hint: "Wait until it has ended, then run the command again.")
    }
}
