internal import Core

/// The newest lease of an instance as it is stored.
struct StoredLease {
    /// Seconds after which a lease whose holder's clock is right is dead, whatever it says.
    static let longest: Double = 3600

    let number: UInt64
    /// The object; another one after every renewal.
    let bytes: [UInt8]
    /// nil where the object cannot be read.
    let record: LeaseRecord?

    /// Seconds without a change after which it counts as abandoned.
    var ttl: Double { min(max(1, record?.ttl ?? MaintenanceLease.defaultTTL), Self.longest) }

    /// Nobody holds it, as far as its content tells.
    func isFree(at now: Timestamp) -> Bool {
        guard let record else { return false }
        return record.released || now.seconds(since: record.renewedAt) > Self.longest
    }

    /// Whether somebody may be removing what nothing needs. An unreadable one may be of anybody.
    func maySweep(at now: Timestamp) -> Bool {
        guard !isFree(at: now) else { return false }
        guard let record else { return true }
        return record.purpose == .prune && record.phase == .sweeping
    }
}
