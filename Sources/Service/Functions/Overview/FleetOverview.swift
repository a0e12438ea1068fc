package import APIModel
package import Core

/// What somebody wants to know of a fleet first. Every list is short, however large the fleet is.
package struct FleetOverview: FleetSum {
    package struct ComingRun: Sendable, Hashable {
        package let project: String
        package let instance: String
        package let plan: String?
        package let at: Timestamp
    }

    package internal(set) var summary: FleetSummary
    /// Those that somebody must look after, worst first.
    package let needs: [InstanceStatus]
    /// Those whose log is behind, worst first.
    package let behind: [InstanceStatus]
    /// Bases, soonest first.
    package let coming: [ComingRun]
    /// By storage class.
    package let stored: [StoredDocument]
    /// The newest that proved its restore point, and its instance.
    package let proof: InstanceStatus?

    package var instances: Int { summary.instances }
}
