/// A stable, dotted name of one kind of failure, such as `key.mismatch`.
///
/// The code is what scripts, exit codes and HTTP problems depend on: it never changes once released, while messages may.
/// Each part declares its own codes in an extension beside the code that raises them; `ExitCode` and the HTTP layer
/// are the only places that map codes to numbers.
package struct ErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }

    package var description: String { rawValue }

    /// The part before the first dot, which groups codes: `key`, `source`, `repository`, …
    package var group: String { String(rawValue.prefix { $0 != "." }) }
}

extension ErrorCode {
    /// An argument, URL or file given by the user is not usable.
    package static let usage = ErrorCode("usage.invalid")
    /// A defect of Tidemark itself.
    package static let internalDefect = ErrorCode("internal.defect")
    /// The user asked to stop.
    package static let interrupted = ErrorCode("job.interrupted")
}
