/// A part of a list, in the order of its keys.
package struct Page<Item: Described>: Described, Hashable where Item: Hashable {
    package var items: [Item]
    /// What to give as `after` for the next part; absent where there is none.
    package var next: String?

    package init(items: [Item], next: String? = nil) {
        self.items = items
        self.next = next
    }

    package static var schemaName: String { "PageOf\(Item.schemaName)" }

    package static var schema: Schema {
        .object([
            .required("items", .list(.type(Item.self)), "In the order of their keys."),
            .optional("next", .text(), "What to give as `after` for the next part; absent at the end."),
        ])
    }
}
