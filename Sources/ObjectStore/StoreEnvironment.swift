internal import Glibc

/// The variables a store may take its credentials and region from; tests pass their own.
package struct StoreEnvironment: Sendable {
    private let lookUp: @Sendable (String) -> String?

    package init(_ lookUp: @escaping @Sendable (String) -> String?) { self.lookUp = lookUp }

    package init(_ variables: [String: String]) { self.init { variables[$0] } }

    /// The variables of this process.
    package static let process = StoreEnvironment { name in getenv(name).map { String(cString: $0) } }

    /// The variable's text; nil where it is not set or empty.
    package subscript(_ name: String) -> String? { lookUp(name).flatMap { $0.isEmpty ? nil : $0 } }
}
