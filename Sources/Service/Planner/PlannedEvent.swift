/// An event that is to be told.
package struct PlannedEvent: Sendable, Hashable {
    package var kind: EventKind
    package var project: String?
    /// Identifiers, as in the catalog.
    package var instance: String?
    package var job: String?
    /// What else there is to say, by name.
    package var details: [String: String]

    package init(
        _ kind: EventKind, project: String? = nil, instance: String? = nil, job: String? = nil,
        _ details: [String: String] = [:]
    ) {
        self.kind = kind
        self.project = project
        self.instance = instance
        self.job = job
        self.details = details
    }
}
