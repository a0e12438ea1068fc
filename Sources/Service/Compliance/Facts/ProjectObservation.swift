package import Core

/// What is known of a project at one moment: everything that its report follows from.
package struct ProjectObservation: Sendable, Hashable {
    package var project: String
    /// For people; may be empty.
    package var title: String
    /// By the catalog's clock.
    package var now: Timestamp
    /// By name.
    package var instances: [InstanceObservation]
    package var rights: RightsSummary
    package var audit: AuditProof

    package init(
        project: String, title: String, now: Timestamp, instances: [InstanceObservation], rights: RightsSummary,
        audit: AuditProof
    ) {
        self.project = project
        self.title = title
        self.now = now
        self.instances = instances
        self.rights = rights
        self.audit = audit
    }
}
