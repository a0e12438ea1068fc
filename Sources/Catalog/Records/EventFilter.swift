/// Which events are wanted; what is nil does not matter. Identifiers, as in the catalog.
package struct EventFilter: Sendable, Hashable {
    /// Any of these.
    package var kinds: [String]?
    package var project: String?
    package var instance: String?

    package init(kinds: [String]? = nil, project: String? = nil, instance: String? = nil) {
        self.kinds = kinds
        self.project = project
        self.instance = instance
    }
}
