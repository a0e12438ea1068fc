package import Core
package import ObjectStore
internal import Synchronization

/// A bucket with versions, Object Lock and storage classes, in memory and by a clock that a test may turn.
///
/// What it promises is what SeaweedFS and AWS do: an overwrite keeps a locked version, a lock is never shortened but by a
/// bypass of governance, an archived object is read only after its retrieval has had its time.
package final class BucketStore: ObjectStore {
    /// One version of an object.
    private struct Version {
        var bytes: [UInt8]
        var status: ObjectStatus
        /// When the retrieval that was asked for is done.
        var readableFrom: Timestamp?
    }

    private let versions = Mutex<[String: [Version]]>([:])
    private let recorded = Mutex<[String]>([])
    private let clock: any TidemarkClock
    private let supportsLock: Bool
    /// How long a retrieval takes.
    private let retrievalSeconds: Double

    package let url = "memory://bucket"

    package init(clock: any TidemarkClock = SystemClock(), supportsLock: Bool = true, retrievalSeconds: Double = 3600) {
        self.clock = clock
        self.supportsLock = supportsLock
        self.retrievalSeconds = retrievalSeconds
    }

    /// Versions of a key, also those that a lock keeps behind the newest.
    package func versionCount(_ key: String) -> Int { versions.withLock { $0[key]?.count ?? 0 } }

    /// Changes of locks, holds and classes since the last call: `retain KEY`, `hold KEY`, `move KEY`, `retrieve KEY`.
    package func takeChanges() -> [String] {
        recorded.withLock { changes in
            defer { changes = [] }
            return changes
        }
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await put(key, bytes, mode: mode, attributes: .none)
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        try ObjectKey.check(key)
        let storageClass = attributes.storageClass ?? .standard
        let version = Version(
            bytes: bytes,
            status: ObjectStatus(
                size: UInt64(bytes.count), storageClass: storageClass, isArchived: storageClass.isArchive,
                retention: attributes.retention, isHeld: attributes.isHeld))
        if attributes.retention != nil || attributes.isHeld { try requireLock() }
        let now = clock.now()
        let exists = versions.withLock { versions in
            let old = versions[key] ?? []
            if mode == .ifAbsent, !old.isEmpty { return true }
            versions[key] = [version] + old.filter { $0.status.isLocked(at: now) }
            return false
        }
        if exists { throw StoreFailure.exists(key, in: url) }
    }

    package func get(_ key: String) async throws -> [UInt8] {
        try ObjectKey.check(key)
        guard let version = current(key) else { throw StoreFailure.notFound(key, in: url) }
        guard version.status.isReadable else { throw StoreFailure.archived(key, in: url) }
        return version.bytes
    }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        let bytes = try await get(key)
        let part = range.clamped(to: 0..<UInt64(bytes.count))
        return Array(bytes[Int(part.lowerBound)..<Int(part.upperBound)])
    }

    package func size(_ key: String) async throws -> UInt64? {
        try ObjectKey.check(key)
        return current(key)?.status.size
    }

    package func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        try ObjectKey.check(prefix: prefix)
        let found = versions.withLock { versions in
            versions.compactMap { key, list -> ObjectEntry? in
                guard key.hasPrefix(prefix), after.map({ $0 < key }) ?? true, let newest = list.first else {
                    return nil
                }
                return ObjectEntry(key: key, size: newest.status.size, storageClass: newest.status.storageClass)
            }
        }
        return Array(found.sorted { $0.key < $1.key }.prefix(limit))
    }

    package func delete(_ key: String) async throws { try await delete(key, bypassingGovernance: false) }

    private func requireLock() throws {
        guard supportsLock else {
            throw TidemarkError(.storeUnsupported, "This bucket has no Object Lock.", hint: "Make one that has.")
        }
    }

    /// The newest version, its retrieval judged by the time it is now.
    private func current(_ key: String) -> Version? {
        let now = clock.now()
        return versions.withLock { versions in
            guard var newest = versions[key]?.first else { return nil }
            if let from = newest.readableFrom, from <= now { newest.status.retrieval = .available(until: nil) }
            return newest
        }
    }

    private func record(_ change: String, _ key: String) { recorded.withLock { $0.append("\(change) \(key)") } }

    /// Changes the newest version. `body` throws where that is refused.
    private func change(_ key: String, _ body: (inout Version) throws -> Void) throws {
        guard var version = current(key) else { throw StoreFailure.notFound(key, in: url) }
        try body(&version)
        let changed = version
        versions.withLock { $0[key]?[0] = changed }
    }
}

extension BucketStore: ObjectControls {
    package var controls: (any ObjectControls)? { self }

    package func capabilities() async throws -> StoreCapabilities {
        StoreCapabilities(supportsLock: supportsLock, supportsClasses: true)
    }

    package func status(_ key: String) async throws -> ObjectStatus? { current(key)?.status }

    package func retain(_ key: String, _ retention: ObjectRetention, bypassingGovernance: Bool) async throws {
        try requireLock()
        record("retain", key)
        let now = clock.now()
        try change(key) { version in
            if let old = version.status.retention, old.until > now,
                old.until > retention.until || old.mode != retention.mode,
                !(bypassingGovernance && old.mode == .governance)
            {
                throw StoreFailure.locked(key, in: url, status: version.status)
            }
            version.status.retention = retention
        }
    }

    package func hold(_ key: String, _ isHeld: Bool) async throws {
        try requireLock()
        record("hold", key)
        try change(key) { $0.status.isHeld = isHeld }
    }

    package func delete(_ key: String, bypassingGovernance: Bool) async throws {
        try ObjectKey.check(key)
        let now = clock.now()
        let locked = versions.withLock { versions -> ObjectStatus? in
            for version in versions[key] ?? [] where version.status.isLocked(at: now) {
                let mayBypass = !version.status.isHeld && version.status.retention?.mode == .governance
                if !(mayBypass && bypassingGovernance) { return version.status }
            }
            versions[key] = nil
            return nil
        }
        if let locked { throw StoreFailure.locked(key, in: url, status: locked) }
    }

    package func move(_ key: String, to storageClass: StorageClass) async throws {
        let now = clock.now()
        try change(key) { version in
            if version.status.storageClass == storageClass { return }
            if version.status.isLocked(at: now) { throw StoreFailure.locked(key, in: url, status: version.status) }
            guard version.status.isReadable else { throw StoreFailure.archived(key, in: url) }
            version.status.storageClass = storageClass
            version.status.isArchived = storageClass.isArchive
            version.status.retrieval = .notAsked
            version.readableFrom = nil
        }
        record("move", key)
    }

    package func retrieve(_ key: String, days: Int, speed: RetrievalSpeed) async throws {
        let ready = clock.now().adding(seconds: retrievalSeconds)
        try change(key) { version in
            guard version.status.isArchived, version.readableFrom == nil else { return }
            version.status.retrieval = .underWay
            version.readableFrom = ready
        }
        record("retrieve", key)
    }
}
