package import APIModel
package import Core

/// What somebody wants to know of a fleet first. Every list is short, however large the fleet is.
package struct FleetOverview: FleetSum {
    package struct ComingRun: Sendable, Hashable {
        package let project: String
        package let instance: String
        package let plan: String?
        /// A base or a drill.
        package let kind: JobKind
        package let at: Timestamp
    }

    /// What the bases that are kept took of a day, in UTC, to be read.
    package struct Reading: Sendable, Hashable {
        package let day: Timestamp
        package internal(set) var bytes: Int64
        package internal(set) var seconds: Double

        package var bytesPerSecond: Double? { seconds > 0 ? Double(bytes) / seconds : nil }
    }

    package internal(set) var summary: FleetSummary
    /// Those that somebody must look after, worst first.
    package let needs: [InstanceStatus]
    /// Those whose log is behind, worst first.
    package let behind: [InstanceStatus]
    /// Bases and drills, soonest first.
    package let coming: [ComingRun]
    /// By storage class.
    package let stored: [StoredDocument]
    /// Of the last weeks, oldest first; days without a base are left out.
    package let readings: [Reading]
    /// The newest that proved its restore point, and its instance.
    package let proof: InstanceStatus?

    package var instances: Int { summary.instances }
}
