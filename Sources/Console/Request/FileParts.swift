/// A file for the visitor's disk that is made while it is sent, so that nobody holds it whole.
package struct FileParts: Sendable {
    package let type: String
    package let name: String
    /// The next part; nil at the end. Asked for one after the other.
    package let next: @Sendable () async throws -> [UInt8]?

    package init(type: String, name: String, next: @escaping @Sendable () async throws -> [UInt8]?) {
        self.type = type
        self.name = name
        self.next = next
    }
}
