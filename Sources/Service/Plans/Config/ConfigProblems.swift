/// Collects problems while a tree is read.
package final class ConfigProblems {
    package private(set) var list: [ConfigProblem] = []

    package init() {}

    package func add(_ problem: ConfigProblem) { list.append(problem) }

    package var isEmpty: Bool { list.isEmpty }
}
