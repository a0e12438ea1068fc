/// One request to the API.
package struct APIRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    package var method: Method
    /// Below `/api/v1/`, its parts escaped where they are names: see `path`.
    package var path: String
    package var query: [(name: String, value: String)] = []
    package var body: [UInt8]?
    package var contentType = "application/json"
    package var accept = "application/json"
    /// The ETag that a change is made from.
    package var ifMatch: String?
    /// Makes a POST that is made again do its work once; every POST gets one of its own.
    package var idempotencyKey: String?
    /// Of a stream of events, what to go on behind.
    package var lastEventID: String?
    /// Whether it may be made again although nobody knows whether it was carried out.
    package var isRepeatable: Bool

    package init(_ method: Method, _ path: String, query: [(name: String, value: String)] = []) {
        self.method = method
        self.path = path
        self.query = query
        isRepeatable = method == .get || method == .post
        if method == .post { idempotencyKey = Self.newKey() }
    }

    /// A path of fixed words and names, each name escaped: `path("instances", name)`.
    package static func path(_ parts: String...) -> String { parts.map(escaped).joined(separator: "/") }

    /// Path and query.
    var target: String {
        let query = query.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
        return query.isEmpty ? path : "\(path)?\(query)"
    }

    /// 128 random bits.
    private static func newKey() -> String {
        (0..<2).map { _ in
            let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "~")
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        // A part that is only dots would be read as a step up.
        return result == "." || result == ".." ? result.replacing(".", with: "%2E") : result
    }
}
