package import Core

/// Fields of what was sent are wrong; nothing has been changed.
package struct RefusedFields: Error, Sendable, Equatable, CustomStringConvertible {
    package let problems: [ConfigProblem]

    package init(_ problems: [ConfigProblem]) { self.problems = problems }

    package init(path: String, line: Int? = nil, _ message: String, hint: String) {
        problems = [ConfigProblem(path: path, line: line, message: message, hint: hint)]
    }

    /// The same for those who show one error.
    package var error: TidemarkError { TidemarkError(problems: problems) }

    package var description: String { error.description }
}
