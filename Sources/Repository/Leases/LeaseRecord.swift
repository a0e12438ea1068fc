package import Core

/// The content of a lease: who may change what is stored of an instance, beside the writers of log and bases.
package struct LeaseRecord: Codable, Sendable, Hashable {
    /// As in the object's name; the highest counts.
    package var number: UInt64
    /// Random identifier of this taking.
    package var holder: String
    package var host: String
    package var pid: Int32
    package var purpose: LeasePurpose
    package var phase: LeasePhase
    /// Seconds without a renewal after which others may take the next number.
    package var ttl: Double
    package var takenAt: Timestamp
    /// The holder's clock.
    package var renewedAt: Timestamp
    /// How often it was written again.
    package var renewals: UInt64
    /// Given back: the next number may be taken at once.
    package var released: Bool

    package init(
        number: UInt64, holder: String, host: String, pid: Int32, purpose: LeasePurpose, phase: LeasePhase = .holding,
        ttl: Double, takenAt: Timestamp, renewedAt: Timestamp, renewals: UInt64 = 0, released: Bool = false
    ) {
        self.number = number
        self.holder = holder
        self.host = host
        self.pid = pid
        self.purpose = purpose
        self.phase = phase
        self.ttl = ttl
        self.takenAt = takenAt
        self.renewedAt = renewedAt
        self.renewals = renewals
        self.released = released
    }
}
