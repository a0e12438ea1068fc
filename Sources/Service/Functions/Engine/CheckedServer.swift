package import APIModel
package import Core

/// A server that was looked at.
package struct CheckedServer: Sendable, Hashable {
    package let family: DatabaseFlavour
    package let version: String
    package let items: [CheckItem]

    package init(family: DatabaseFlavour, version: String, items: [CheckItem]) {
        self.family = family
        self.version = version
        self.items = items
    }
}
