internal import Core

/// Words that follow a collection's path in the API and can therefore be the name of nothing in it.
enum ReservedNames {
    private static let words = ["import", "probe", "apply"]

    /// Nil where the name can be given.
    static func problem(with name: String, path: String, line: Int? = nil) -> ConfigProblem? {
        guard words.contains(name) else { return nil }
        return ConfigProblem(
            path: path, line: line, message: "“\(name)” has a meaning of its own in the API.",
            hint: "Choose another name; \(words.listed) are taken.")
    }
}
