import Foundation
import ObjectStore
import Synchronization

/// A bucket in memory behind S3's protocol, without the parts of it that stores agree on, to play those that differ.
final class FakeBucket: HTTPTransport {
    struct Manners: Sendable {
        /// The header of a put that keeps an object from being replaced.
        var writeOnceHeader: String? = "if-none-match"
        var writeOnceStatus = (412, "PreconditionFailed")
        var order = S3ListingOrder.keys
        var server = "Fake"
        var pageSize = 1000
        var exists = true
        /// Puts whose answers are lost, counted from the first.
        var lostAnswers: Set<Int> = []
    }

    private struct State {
        var objects: [String: (bytes: [UInt8], meta: [S3Header])] = [:]
        var puts = 0
        var calls: [HTTPCall] = []
    }

    let manners: Manners
    private let state = Mutex(State())

    init(_ manners: Manners = Manners()) { self.manners = manners }

    var calls: [HTTPCall] { state.withLock(\.calls) }
    var keys: [String] { state.withLock { $0.objects.keys.sorted() } }

    func send(_ call: HTTPCall) async throws -> HTTPAnswer {
        let (key, query) = Self.target(call)
        let (answer, isLost) = state.withLock { state -> (HTTPAnswer, Bool) in
            state.calls.append(call)
            guard manners.exists else { return (Self.error(404, "NoSuchBucket", call), false) }
            switch call.method {
            case "PUT":
                let isLost = manners.lostAnswers.contains(state.puts)
                state.puts += 1
                if let name = manners.writeOnceHeader, call.headers.contains(where: { $0.name == name }),
                    state.objects[key] != nil
                {
                    let (status, code) = manners.writeOnceStatus
                    return (Self.error(status, code, call), isLost)
                }
                let meta = call.headers.filter { $0.name.hasPrefix("x-amz-meta-") }
                state.objects[key] = (Array(call.body), meta)
                return (HTTPAnswer(status: 200), isLost)
            case "DELETE":
                state.objects[key] = nil
                return (HTTPAnswer(status: 204), false)
            case "GET" where key.isEmpty: return (list(state.objects.keys, query), false)
            default:
                guard let object = state.objects[key] else { return (Self.error(404, "NoSuchKey", call), false) }
                let headers = object.meta + [S3Header("content-length", String(object.bytes.count))]
                return (HTTPAnswer(status: 200, headers: headers, body: object.bytes), false)
            }
        }
        if isLost { throw TransportFailure(.broken, "lost on purpose") }
        return answer
    }

    private func list(_ keys: some Sequence<String>, _ query: [String: String]) -> HTTPAnswer {
        let prefix = query["prefix"] ?? ""
        var names = Set<String>()
        for key in keys where key.hasPrefix(prefix) {
            let rest = key.dropFirst(prefix.count)
            if query["delimiter"] != nil, let slash = rest.firstIndex(of: "/") {
                names.insert(prefix + rest[...slash])
            } else {
                names.insert(key)
            }
        }
        // Folder by folder means that a slash counts less than anything else.
        let rank: (String) -> [UInt8] = { [manners] name in
            let plain = name.hasSuffix("/") && manners.order == .folders ? String(name.dropLast()) : name
            return Array(plain.utf8).map { manners.order == .folders && $0 == 0x2F ? 0 : $0 }
        }
        let start = query["continuation-token"] ?? query["start-after"]
        let sorted = names.filter { name in start.map { rank($0).lexicographicallyPrecedes(rank(name)) } ?? true }
            .sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
        let page = sorted.prefix(min(manners.pageSize, query["max-keys"].flatMap(Int.init) ?? 1000))
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"http://s3/\"><Name>b</Name>"
        for name in page {
            xml +=
                name.hasSuffix("/")
                ? "<CommonPrefixes><Prefix>\(name)</Prefix></CommonPrefixes>"
                : "<Contents><Key>\(name)</Key><Size>1</Size></Contents>"
        }
        let isTruncated = page.count < sorted.count
        if isTruncated, let last = page.last { xml += "<NextContinuationToken>\(last)</NextContinuationToken>" }
        xml += "<IsTruncated>\(isTruncated)</IsTruncated></ListBucketResult>"
        return HTTPAnswer(status: 200, headers: [S3Header("server", manners.server)], body: Array(xml.utf8))
    }

    private static func error(_ status: Int, _ code: String, _ call: HTTPCall) -> HTTPAnswer {
        HTTPAnswer(
            status: status, body: call.method == "HEAD" ? [] : Array("<Error><Code>\(code)</Code></Error>".utf8))
    }

    /// The key behind `https://host/bucket/`, and the query.
    private static func target(_ call: HTTPCall) -> (String, [String: String]) {
        let components = URLComponents(string: call.url)
        let path = (components?.path ?? "").split(separator: "/", maxSplits: 1, omittingEmptySubsequences: true)
        var query: [String: String] = [:]
        for item in components?.queryItems ?? [] { query[item.name] = item.value ?? "" }
        return (path.count > 1 ? String(path[1]) : "", query)
    }
}
