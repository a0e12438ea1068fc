/// A type of the API that says itself what its JSON looks like. The published document, the check of what callers send and
/// the tests all come from this one description.
package protocol Described: Codable, Sendable {
    /// Its name in the published document.
    static var schemaName: String { get }
    static var schema: Schema { get }
}

extension Described {
    package static var schemaName: String { String(describing: Self.self) }
}
