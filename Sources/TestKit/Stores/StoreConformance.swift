internal import Core
package import ObjectStore

/// What every object store must do, as checks that need no test framework: tests run them against each implementation,
/// and a user can against a bucket of his own.
package struct StoreConformance: Sendable, CustomStringConvertible {
    /// What the check shows, as a sentence.
    package let title: String
    private let body: @Sendable (any ObjectStore) async throws -> Void

    init(_ title: String, _ body: @escaping @Sendable (any ObjectStore) async throws -> Void) {
        self.title = title
        self.body = body
    }

    package var description: String { title }

    /// Runs the check against an empty store. Throws `ConformanceFailure` or what the store threw.
    package func run(_ store: any ObjectStore) async throws { try await body(store) }

    /// All checks; each wants an empty store.
    package static var all: [StoreConformance] { objects + writing + listing + keys }
}

/// A store that does not keep a promise.
package struct ConformanceFailure: Error, CustomStringConvertible {
    package let description: String
}

/// Throws unless `condition` holds.
func require(_ condition: Bool, _ description: @autoclosure () -> String) throws {
    if !condition { throw ConformanceFailure(description: description()) }
}

/// Throws unless `body` throws an error of that code.
func requireError(_ code: ErrorCode, _ what: String, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let error as TidemarkError {
        try require(error.code == code, "\(what) threw \(error.code), not \(code)")
        return
    }
    throw ConformanceFailure(description: "\(what) did not throw \(code)")
}
