package import Service

/// One address of the console: a row of `PageTable`.
package struct ConsolePage: Sendable {
    package enum Method: String, Sendable, Hashable {
        case get, post
    }

    package enum Access: Sendable, Hashable {
        case everybody
        case signedIn
    }

    package enum Body: Sendable, Hashable {
        /// Fields, of which all together may have as many bytes as a request of the API.
        case fields
        /// A file too, as large as a list of instances.
        case upload
    }

    package let method: Method
    /// With names in braces.
    package let path: String
    /// Unique.
    package let name: String
    package var access: Access
    package var body: Body
    /// It ends when the visitor goes: no limit of time.
    package var isEndless: Bool
    package let handle: @Sendable (ConsoleRequest) async throws -> ConsoleAnswer

    /// GET: shows, and changes nothing.
    package static func get(
        _ path: String, _ name: String, access: Access = .signedIn, isEndless: Bool = false,
        _ handle: @escaping @Sendable (ConsoleRequest) async throws -> ConsoleAnswer
    ) -> ConsolePage {
        ConsolePage(
            method: .get, path: path, name: name, access: access, body: .fields, isEndless: isEndless, handle: handle)
    }

    /// POST of a form: changes something, and answers with a redirect or the form with what is wrong in it.
    package static func post(
        _ path: String, _ name: String, access: Access = .signedIn, body: Body = .fields,
        _ handle: @escaping @Sendable (ConsoleRequest) async throws -> ConsoleAnswer
    ) -> ConsolePage {
        ConsolePage(
            method: .post, path: path, name: name, access: access, body: body, isEndless: false, handle: handle)
    }

    /// How often the audit tells of it: of what asks for no right and of what an open page goes on asking, not at all.
    package var audit: AuditCall.Volume { isEndless || ["signIn", "preferences"].contains(name) ? .never : .each }

    /// The names in the braces of the path, in their order.
    package var pathNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }
}
