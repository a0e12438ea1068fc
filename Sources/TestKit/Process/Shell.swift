internal import Foundation

/// The finished run of a program: how it ended and what it wrote.
package struct Finished: Sendable {
    package let status: ExitStatus
    package let output: String
    package let errors: String
}

/// Programs run to their end, with their output collected.
package enum Shell {
    /// Runs `program` with `input` on its standard input and returns whatever way it ends.
    package static func run(
        _ program: String, _ arguments: [String], input: String? = nil, environment: [String: String]? = nil,
        atMost limit: Duration = .seconds(120)
    ) async throws -> Finished {
        let folder = try TestFolder("run")
        defer { folder.remove() }
        let inputFile = try input.map { try folder.write($0, to: "in") }
        let child = try await ChildProcess.start(
            program, arguments, environment: environment, input: inputFile ?? "/dev/null",
            output: folder.file("out"), errors: folder.file("err"))
        let status = try await child.wait(atMost: limit)
        return Finished(status: status, output: text(folder.file("out")), errors: text(folder.file("err")))
    }

    /// Runs `program` and throws unless it succeeds.
    @discardableResult
    package static func require(
        _ program: String, _ arguments: [String], input: String? = nil, environment: [String: String]? = nil,
        atMost limit: Duration = .seconds(120)
    ) async throws -> String {
        let finished = try await run(program, arguments, input: input, environment: environment, atMost: limit)
        guard finished.status.isSuccess else {
            let said = "\(finished.errors)\(finished.output)".suffix(1500)
            throw TestKitError("\(program) \(arguments.joined(separator: " ")): \(finished.status)\n\(said)")
        }
        return finished.output
    }

    static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
