/// Something named that a job uses while it runs.
package struct JobResource: Sendable, Hashable {
    package enum Name: Sendable, Hashable {
        /// The one base, stream or drill of an instance.
        case run(JobKind, instance: String)
        /// What a repository holds.
        case repository(String)
        /// What a repository holds of one instance.
        case part(repository: String, instance: String)
        /// The maintenance lease, of which a repository has one.
        case maintenance(repository: String)
        /// The server or folder that is written to.
        case target(String)
        /// The copying of an instance, or of everything, to a repository.
        case copy(repository: String, instance: String?)
    }

    package let name: Name
    package let mode: ResourceMode

    package init(_ name: Name, _ mode: ResourceMode) {
        self.name = name
        self.mode = mode
    }
}
