/// Why packed rows cannot be put together.
struct RowFormatError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
