/// An element of an answer: its name without a prefix, its children and its text.
package struct XMLNode: Sendable, Equatable {
    package let name: String
    package internal(set) var children: [XMLNode] = []
    package internal(set) var text = ""

    init(_ name: String) { self.name = name }

    /// The first child of that name.
    package subscript(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// The text of the first child of that name.
    package func text(_ name: String) -> String? { self[name]?.text }

    package func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }
}
