/// Which jobs of a project are wanted; nil for any.
package struct JobFilter: Sendable, Hashable {
    package var kind: JobKind?
    package var state: JobState?
    /// By its name.
    package var instance: String?

    package init(kind: JobKind? = nil, state: JobState? = nil, instance: String? = nil) {
        self.kind = kind
        self.state = state
        self.instance = instance
    }
}
