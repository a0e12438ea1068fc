/// How many there are of something.
package struct NamedCount: Described, Hashable {
    package var name: String
    package var count: Int

    package init(name: String, count: Int) {
        self.name = name
        self.count = count
    }

    package static var schema: Schema {
        .object([.required("name", .text(), "Of what."), .required("count", .count, "How many.")])
    }
}
