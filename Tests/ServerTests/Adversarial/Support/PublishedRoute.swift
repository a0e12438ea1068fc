import APIModel
import HTTPTypes
import Testing

/// One operation of the published document, which is made of the same table as the router.
struct PublishedRoute: Sendable {
    let method: HTTPRequest.Method
    let path: String
    /// Parameters of the path, in its order.
    let names: [String]
    let queries: [String]
    /// It reads a body.
    let hasBody: Bool
    let hasCondition: Bool

    var isOfWorkers: Bool { path.hasPrefix("/api/v1/work") }

    /// Every route there is, by path and method.
    static func all(_ client: ServerClient) async throws -> [PublishedRoute] {
        let document = try await client.get("openapi.json", token: "").json
        guard case .object(let paths)? = document["paths"] else { return [] }
        var routes: [PublishedRoute] = []
        for (path, item) in paths {
            guard case .object(let operations) = item else { continue }
            for (method, operation) in operations {
                let known = try #require(HTTPRequest.Method(method.uppercased()))
                routes.append(PublishedRoute(known, path, operation))
            }
        }
        return routes.sorted { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }
    }

    private init(_ method: HTTPRequest.Method, _ path: String, _ operation: JSONTree) {
        func names(_ place: String) -> [String] {
            guard case .list(let parameters)? = operation["parameters"] else { return [] }
            return parameters.filter { $0["in"] == .text(place) }.compactMap { parameter in
                if case .text(let name)? = parameter["name"] { name } else { nil }
            }
        }
        self.method = method
        self.path = path
        self.names = names("path")
        queries = names("query")
        hasBody = operation["requestBody"] != nil
        hasCondition = names("header").contains("If-Match")
    }

    /// The path with its parameters filled in, escaped; those that are not named by `none`.
    func filled(_ values: [String: String] = [:]) -> String {
        names.reduce(path) { path, name in
            path.replacing("{\(name)}", with: Self.escaped(values[name] ?? "none"))
        }
    }

    /// Every byte that is no letter or digit.
    static func escaped(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { escaped, byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            escaped +=
                isPlain ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }
    }
}
