/// What planning needs to know of a repository.
package struct PlannedRepository: Sendable, Hashable {
    package var id: String
    package var project: String
    package var name: String
    /// The catalog is exported there.
    package var holdsCatalog: Bool

    package init(id: String, project: String, name: String, holdsCatalog: Bool = false) {
        self.id = id
        self.project = project
        self.name = name
        self.holdsCatalog = holdsCatalog
    }
}
