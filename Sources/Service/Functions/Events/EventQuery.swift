internal import Catalog
internal import Core

/// Which events somebody wants to see, by names.
package struct EventQuery: Sendable, Hashable {
    /// `job.failed`, or `job.*`.
    package var kind: String?
    /// From here on.
    package var severity: EventSeverity?
    package var project: String?
    package var instance: String?
    package var newestFirst: Bool

    package init(
        kind: String? = nil, severity: EventSeverity? = nil, project: String? = nil, instance: String? = nil,
        newestFirst: Bool = false
    ) {
        self.kind = kind
        self.severity = severity
        self.project = project
        self.instance = instance
        self.newestFirst = newestFirst
    }

    /// By identifiers; nil where nothing can be found. Throws `catalog.missing` for a project or instance that is not there.
    func filter(_ transaction: CatalogTransaction) throws -> EventFilter? {
        var filter = EventFilter()
        if kind != nil || severity != nil {
            var kinds = EventKind.allCases.filter { $0.traits.severity >= severity ?? .information }.map(\.rawValue)
            if let kind {
                let known = kinds.filter { SubscriptionSettings.covers(kind, $0) }
                // A kind of a newer version is good to know.
                kinds = known.isEmpty && severity == nil ? [kind] : known
            }
            guard !kinds.isEmpty else { return nil }
            filter.kinds = kinds
        }
        if let instance {
            filter.instance = try transaction.instance(named: instance, in: project ?? TidemarkService.standardName)
                .instance.id
        } else if let project {
            filter.project = try transaction.project(named: project).id
        }
        return filter
    }
}
