internal import Foundation

/// schemathesis from PyPI: asks an API by its own description, with what fits and with what does not.
package struct Schemathesis: Sendable {
    /// Of the server, without a path.
    package let url: String
    package let token: String
    package let seed: UInt64
    /// Holds what it writes.
    package let folder: TestFolder

    package init(url: String, token: String, seed: UInt64, folder: TestFolder) {
        self.url = url
        self.token = token
        self.seed = seed
        self.folder = folder
    }

    /// Where requests that fit are refused all the same, and which status a change without If-Match has. What was made is
    /// not asked for at once: a repeated Idempotency-Key, as schemathesis sends them, gets the first answer once more, though
    /// what it tells of may be removed by then.
    private static let checks = """
        [checks]
        positive_data_acceptance.expected-statuses = ["2xx", 401, 403, 404, 409, 412, 422, 424, 429]
        missing_required_header.expected-statuses = [401, 422, 428]
        ensure_resource_availability.enabled = false

        """

    /// Asks what `arguments` choose.
    ///
    /// - Parameters:
    ///   - fixed: values of parameters that are not made up, such as `path.instance`.
    ///   - examples: the most requests of one kind for each operation.
    package func run(
        _ arguments: [String], fixed: [(String, String)] = [], examples: Int, atMost limit: Duration = .seconds(120)
    ) async throws -> Finished {
        let name = "schemathesis-\(UInt32.random(in: 0...UInt32.max))"
        var configuration = Self.checks
        if !fixed.isEmpty { configuration += "[parameters]\n" }
        for (parameter, value) in fixed { configuration += "\"\(parameter)\" = \"\(value)\"\n" }
        let file = try folder.write(configuration, to: "\(name).toml")
        let (output, errors) = (folder.file("\(name).out"), folder.file("\(name).err"))
        var environment = ProcessInfo.processInfo.environment
        environment["HOME"] = folder.path
        let child = try await ChildProcess.start(
            Self.program(),
            [
                "--config-file", file, "run", "\(url)/api/v1/openapi.json", "--header",
                "Authorization: Bearer \(token)",
                "--seed", "\(seed)", "--max-examples", "\(examples)", "--request-timeout", "30", "--no-color",
                "--generation-database", "none",
            ] + arguments, environment: environment, folder: folder.path, output: output, errors: errors)
        let status = try await child.wait(atMost: limit)
        return Finished(status: status, output: Shell.text(output), errors: Shell.text(errors))
    }

    private static func program() throws -> String {
        let folder =
            ProcessInfo.processInfo.environment["TIDEMARK_SERVERS"]
            ?? FileManager.default.currentDirectoryPath + "/.tidemark-servers"
        let program = folder + "/schemathesis/schemathesis"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw TestKitError("schemathesis is not in \(folder); run scripts/get-servers schemathesis")
        }
        return program
    }
}
