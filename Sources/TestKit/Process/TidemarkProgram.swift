internal import Foundation

/// The built `tidemark` program, run as a user runs it.
package struct TidemarkProgram: Sendable {
    /// Added to every run's arguments.
    package var commonArguments: [String] = []
    package var environment: [String: String] = [:]
    /// A program with its arguments that runs this one in its place, as `setpriv` does; empty for none.
    package var launcher: [String] = []

    package init() {}

    /// Where the program is: `TIDEMARK_PROGRAM`, else beside the test bundle of this run.
    package static func path() throws -> String {
        if let given = ProcessInfo.processInfo.environment["TIDEMARK_PROGRAM"] { return given }
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        let folder = bundle.range(of: "/[^/]*\\.xctest.*", options: .regularExpression)
            .map { String(bundle[..<$0.lowerBound]) }
        let candidates = [folder, FileManager.default.currentDirectoryPath + "/.build/release"].compactMap { $0 }
            .map { $0 + "/tidemark" }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw TestKitError(
                "the tidemark program is not built; run swift build -c release (looked at \(candidates))")
        }
        return found
    }

    /// Starts the program and returns at once.
    package func start(_ arguments: [String], environment extra: [String: String] = [:]) async throws -> TidemarkRun {
        let folder = try TestFolder("cli")
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("TIDEMARK_") }
        variables.merge(environment) { $1 }
        variables.merge(extra) { $1 }
        let words = try launcher + [Self.path()] + arguments + commonArguments
        let process = try await ChildProcess.start(
            words[0], Array(words.dropFirst()), environment: variables, output: folder.file("out"),
            errors: folder.file("err"))
        return TidemarkRun(process: process, folder: folder, arguments: arguments)
    }

    /// Runs the program to its end, whatever its exit code is.
    package func run(
        _ arguments: [String], environment extra: [String: String] = [:], atMost limit: Duration = .seconds(120)
    ) async throws -> Finished {
        let run = try await start(arguments, environment: extra)
        let status = try await run.process.wait(atMost: limit)
        return Finished(status: status, output: run.output, errors: run.errors)
    }

    /// Runs the program to its end and throws, with what it said, unless it succeeds.
    @discardableResult
    package func require(
        _ arguments: [String], environment extra: [String: String] = [:], atMost limit: Duration = .seconds(120)
    ) async throws -> Finished {
        let finished = try await run(arguments, environment: extra, atMost: limit)
        guard finished.status.isSuccess else {
            throw TestKitError(
                "tidemark \(arguments.joined(separator: " ")): \(finished.status)\n\(finished.errors)\(finished.output)"
            )
        }
        return finished
    }
}
