package import Core

/// One thing that is wrong in a configuration.
package struct ConfigProblem: Hashable, Sendable, CustomStringConvertible {
    /// The field, such as `plans.nightly.cycle.cron` or `instances[3].port`.
    package let path: String
    /// Line of the file, from 1; nil where there is no file.
    package let line: Int?
    /// What is wrong.
    package let message: String
    /// What is right.
    package let hint: String

    package init(path: String, line: Int?, message: String, hint: String) {
        self.path = path
        self.line = line
        self.message = message
        self.hint = hint
    }

    package var description: String {
        "\(path)\(line.map { " (line \($0))" } ?? ""): \(message) \(hint)"
    }
}

extension ErrorCode {
    /// A configuration, plan or list of instances is not usable.
    package static let configInvalid = ErrorCode("config.invalid")
}

extension TidemarkError {
    /// All problems of a configuration, a line each.
    package init(problems: [ConfigProblem]) {
        self.init(
            .configInvalid, problems.map(\.description).joined(separator: "\n"),
            hint: problems.count == 1
                ? "Correct this field; nothing has been changed."
                : "Correct these \(problems.count) fields; nothing has been changed.")
    }
}
