import Console
import Core
import HTTPTypes
import Synchronization
import Testing

/// What a browser does, without scripts: keeps cookies, sends forms with what is hidden in them. Every page it is shown is
/// looked through.
final class ConsoleBrowser: Sendable {
    let client: ServerClient
    private let cookies: Mutex<[String: String]>

    init(client: ServerClient, language: Language) {
        self.client = client
        cookies = Mutex(["tidemark_language": language.rawValue])
    }

    func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

    func set(_ name: String, _ value: String?) { cookies.withLock { $0[name] = value } }

    @discardableResult
    func signIn(_ password: String, at path: String = "/sign-in") async throws -> ConsoleReply {
        try await submit(["password": password], to: "/sign-in", from: path)
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> ConsoleReply {
        try await send(.get, path, nil, headers)
    }

    /// Fills in the form of a page that leads to an address, and sends it.
    @discardableResult
    func submit(
        _ fields: [String: String], to address: String, from path: String, headers: [String: String] = [:]
    ) async throws -> ConsoleReply {
        let page = try await get(path)
        let hidden = try #require(page.hiddenFields(of: address), "\(path) has no form to \(address): \(page.text)")
        return try await post(address, hidden.merging(fields) { $1 }, headers: headers)
    }

    func post(
        _ path: String, _ fields: [String: String], headers: [String: String] = [:]
    ) async throws -> ConsoleReply {
        let body = fields.map { "\(Self.escaped($0.key))=\(Self.escaped($0.value))" }.joined(separator: "&")
        return try await send(.post, path, body, headers)
    }

    /// Goes on to where an answer leads.
    func follow(_ reply: ConsoleReply) async throws -> ConsoleReply {
        #expect(reply.status == 303, "\(reply.text)")
        return try await get(try #require(reply.location))
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String?, _ headers: [String: String]
    ) async throws -> ConsoleReply {
        var all = ["Accept": "text/html,application/xhtml+xml", "Cookie": cookieHeader]
        for (name, value) in headers { all[name] = value }
        let reply = try await client.send(
            method, path, body, type: "application/x-www-form-urlencoded", headers: all, token: "")
        for header in reply.headers[values: .setCookie] {
            let parts = header.split(separator: ";").map { $0.drop { $0 == " " } }
            let halves = (parts.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { continue }
            let isGone = parts.contains("Max-Age=0")
            set(String(halves[0]), isGone ? nil : String(halves[1]))
        }
        let shown = ConsoleReply(reply)
        if shown.isPage {
            let problems = MarkupCheck.problems(shown.html)
            #expect(problems == [], "\(path)")
        }
        return shown
    }

    private var cookieHeader: String {
        cookies.withLock { $0.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
    }

    private static func escaped(_ text: String) -> String {
        PercentEncoding.encoded(text).replacing("/", with: "%2F")
    }
}
