internal import ObjectStore
internal import Synchronization

/// A browser of a test: keeps cookies of the server it speaks with, and follows nothing by itself.
package final class Browser: Sendable {
    package struct Answer: Sendable {
        package let status: Int
        package let body: String
        /// Where it is sent; nil where it stays.
        package let location: String?
    }

    private let cookies = Mutex<[String: String]>([:])

    package init() {}

    package func get(_ url: String) async throws -> Answer {
        let kept = cookies.withLock { $0 }
        let text = kept.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let headers = text.isEmpty ? [] : [S3Header("cookie", text)]
        let call = HTTPCall("GET", url, headers: headers, bodyLimit: 1 << 20, secondsLeft: 20)
        let answer = try await AsyncHTTPTransport(TransportSettings()).send(call)
        for header in answer.headers where header.name == "set-cookie" {
            let parts = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if let name = parts.first { cookies.withLock { $0[name] = parts.count == 2 ? parts[1] : "" } }
        }
        return Answer(
            status: answer.status, body: String(decoding: answer.body, as: UTF8.self),
            location: answer.headers.first { $0.name == "location" }?.value)
    }
}
