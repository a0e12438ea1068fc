internal import Core
internal import Synchronization

/// What the server counts of itself, since it was started.
final class ServerMetrics: Sendable {
    private struct Key: Hashable, Comparable {
        let method: String
        let path: String
        let status: Int

        static func < (left: Key, right: Key) -> Bool {
            (left.path, left.method, left.status) < (right.path, right.method, right.status)
        }
    }

    private struct Histogram {
        var buckets = [UInt64](repeating: 0, count: ServerMetrics.bounds.count)
        var count: UInt64 = 0
        var sum = 0.0
    }

    private struct State {
        var requests: [Key: UInt64] = [:]
        var seconds: [String: Histogram] = [:]
    }

    /// Upper bounds of the buckets of durations, in seconds.
    private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
    private let state = Mutex(State())

    init() {}

    /// `path` is the route's, with its parameters in braces, so that names make no new series.
    func note(method: String, path: String, status: Int, seconds: Double) {
        let known = ["GET", "HEAD", "POST", "PUT", "DELETE"].contains(method) ? method : "other"
        state.withLock { state in
            state.requests[Key(method: known, path: path, status: status), default: 0] += 1
            var histogram = state.seconds[path] ?? Histogram()
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { histogram.buckets[index] += 1 }
            histogram.count += 1
            histogram.sum += seconds
            state.seconds[path] = histogram
        }
    }

    /// In Prometheus' text form.
    func text() -> String {
        let state = state.withLock { $0 }
        var text = MetricText()
        text.begin("tidemark_http_requests_total", "counter", "Requests that were answered.")
        for (key, count) in state.requests.sorted(by: { $0.key < $1.key }) {
            text.add(
                "tidemark_http_requests_total",
                [("method", key.method), ("path", key.path), ("status", "\(key.status)")], Double(count))
        }
        text.begin("tidemark_http_request_seconds", "histogram", "How long requests took.")
        for (path, histogram) in state.seconds.sorted(by: { $0.key < $1.key }) {
            for (bound, count) in zip(Self.bounds, histogram.buckets) {
                text.add(
                    "tidemark_http_request_seconds_bucket", [("path", path), ("le", "\(bound)")], Double(count))
            }
            text.add(
                "tidemark_http_request_seconds_bucket", [("path", path), ("le", "+Inf")], Double(histogram.count))
            text.add("tidemark_http_request_seconds_sum", [("path", path)], histogram.sum)
            text.add("tidemark_http_request_seconds_count", [("path", path)], Double(histogram.count))
        }
        return text.text
    }
}
