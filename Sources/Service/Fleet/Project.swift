/// A team's part of the fleet.
package struct Project: Hashable, Sendable {
    package var name: ResourceName
    /// For people, one line.
    package var title: String

    package init(name: ResourceName, title: String = "") {
        self.name = name
        self.title = title
    }
}
