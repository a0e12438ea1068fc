package import Core

/// A secret that goes over the wire to the worker that needs it, as base64; empty where there is none.
///
/// What holds one is never stored and never logged: everything textual about a `Secret` is a placeholder.
@propertyWrapper
package struct OnWire: Sendable, Codable {
    package var wrappedValue: Secret

    package init(wrappedValue: Secret) { self.wrappedValue = wrappedValue }

    package init(from decoder: any Decoder) throws { wrappedValue = Secret(try Base64Bytes(from: decoder).bytes) }

    package func encode(to encoder: any Encoder) throws {
        try Base64Bytes(wrappedValue.withBytes { $0 }).encode(to: encoder)
    }
}
