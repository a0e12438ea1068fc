import APIModel
import HTTPTypes
import HummingbirdTesting
import NIOCore

/// Sends requests in a test, signed in unless told otherwise.
struct ServerClient: Sendable {
    let client: any TestClientProtocol
    let token: String

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, type: String = "application/json",
        headers: [String: String] = [:], token: String? = nil
    ) async throws -> ServerReply {
        var fields = HTTPFields()
        if body != nil { fields[.contentType] = type }
        let shown = token ?? self.token
        if !shown.isEmpty { fields[.authorization] = "Bearer \(shown)" }
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let uri = path.hasPrefix("/") ? path : "/api/v1/\(path)"
        let response = try await client.executeRequest(
            uri: uri, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) })
        return ServerReply(
            status: response.status.code, headers: response.headers, body: String(buffer: response.body))
    }

    func get(_ path: String, token: String? = nil) async throws -> ServerReply {
        try await send(.get, path, token: token)
    }

    func post(_ path: String, _ body: String? = nil, headers: [String: String] = [:]) async throws -> ServerReply {
        try await send(.post, path, body, headers: headers)
    }

    func put(_ path: String, _ body: String, etag: String = "*") async throws -> ServerReply {
        try await send(.put, path, body, headers: ["If-Match": etag])
    }

    func delete(_ path: String, etag: String = "*") async throws -> ServerReply {
        try await send(.delete, path, headers: ["If-Match": etag])
    }
}
