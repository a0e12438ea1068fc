/// A caller that waits for an answer; it is answered once, later answers are dropped.
struct Reply<Value: Sendable> {
    private var continuation: CheckedContinuation<Result<Value, MySQLError>, Never>?

    init(_ continuation: CheckedContinuation<Result<Value, MySQLError>, Never>) { self.continuation = continuation }

    mutating func succeed(_ value: sending Value) { take()?.resume(returning: .success(value)) }
    mutating func fail(_ error: MySQLError) { take()?.resume(returning: .failure(error)) }

    private mutating func take() -> CheckedContinuation<Result<Value, MySQLError>, Never>? {
        defer { continuation = nil }
        return continuation
    }
}
