/// One member of an object.
package struct SchemaField: Sendable {
    package let name: String
    package let schema: Schema
    package let isRequired: Bool
    /// For people.
    package let text: String

    package static func required(_ name: String, _ schema: Schema, _ text: String) -> SchemaField {
        SchemaField(name: name, schema: schema, isRequired: true, text: text)
    }

    package static func optional(_ name: String, _ schema: Schema, _ text: String) -> SchemaField {
        SchemaField(name: name, schema: schema, isRequired: false, text: text)
    }
}
