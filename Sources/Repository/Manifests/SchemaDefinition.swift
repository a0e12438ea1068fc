/// A schema (database) of the instance.
package struct SchemaDefinition: Codable, Sendable, Hashable {
    package var name: String
    package var createStatement: String

    package init(name: String, createStatement: String) {
        self.name = name
        self.createStatement = createStatement
    }
}
