/// Where instances run, and workers near them: a data centre, another cloud, a private cloud.
package struct Site: Hashable, Sendable {
    package var name: ResourceName
    /// For people, one line.
    package var title: String

    package init(name: ResourceName, title: String = "") {
        self.name = name
        self.title = title
    }
}
