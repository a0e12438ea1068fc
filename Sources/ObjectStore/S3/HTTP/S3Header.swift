/// One header of a request or an answer; the name in lower case.
package struct S3Header: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [S3Header] {
    /// The value of the first header of that name, which is given in lower case.
    package subscript(_ name: String) -> String? { first { $0.name == name }?.value }
}
