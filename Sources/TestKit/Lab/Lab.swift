internal import Foundation

/// A repository in a temporary folder and the built program beside it: what a user has, in a test.
package final class Lab: Sendable {
    package let folder: TestFolder
    package let program: TidemarkProgram
    package let instance: String
    /// The repository's folder; may be on a file system of its own. Without meaning where it lives in a bucket.
    package let repositoryFolder: String

    package let repositoryURL: String
    package var keyFile: String { folder.file("repository.key") }

    /// A lab whose repository exists and is empty.
    package static func make(_ label: String, instance: String = "lab", repositoryFolder: String? = nil) async throws
        -> Lab
    {
        let lab = try Lab(label, instance: instance, repositoryFolder: repositoryFolder)
        try await lab.program.require(["init", "--repo", lab.repositoryURL])
        return lab
    }

    /// A lab without a repository yet.
    package init(
        _ label: String, instance: String = "lab", repositoryFolder: String? = nil, repositoryURL: String? = nil
    ) throws {
        folder = try TestFolder(label)
        self.instance = instance
        let place = repositoryFolder ?? folder.file("repository")
        self.repositoryFolder = place
        self.repositoryURL = repositoryURL ?? "file://\(place)"
        var program = TidemarkProgram()
        program.environment = [
            "TIDEMARK_KEY_FILE": folder.file("repository.key"),
            "XDG_STATE_HOME": folder.file("state"),
            "TIDEMARK_SOURCE_PASSWORD": DatabaseServer.password,
            "TIDEMARK_TARGET_PASSWORD": DatabaseServer.password,
        ]
        if repositoryURL != nil { program.environment.merge(ObjectStorageServer.environment) { $1 } }
        self.program = program
    }

    /// The arguments of `backup` and `stream`; `port` is a proxy's where it is not the server's.
    package func sourceArguments(_ server: DatabaseServer, port: Int? = nil) -> [String] {
        ["--source", server.url(port: port), "--repo", repositoryURL, "--instance", instance]
    }

    /// Takes a base and waits for its end.
    @discardableResult
    package func backup(
        _ server: DatabaseServer, _ extra: [String] = [], port: Int? = nil, atMost limit: Duration = .seconds(180)
    ) async throws -> Finished {
        try await program.require(["backup"] + sourceArguments(server, port: port) + extra, atMost: limit)
    }

    package func startBackup(_ server: DatabaseServer, _ extra: [String] = [], port: Int? = nil) async throws
        -> TidemarkRun
    {
        try await program.start(["backup"] + sourceArguments(server, port: port) + extra)
    }

    /// Starts streaming the log and returns once the archive has begun.
    package func startStream(_ server: DatabaseServer, _ extra: [String] = [], port: Int? = nil) async throws
        -> TidemarkRun
    {
        let run = try await program.start(["stream"] + sourceArguments(server, port: port) + extra)
        let deadline = ContinuousClock.now + .seconds(30)
        while try await list().isEmpty {
            guard run.process.isRunning, ContinuousClock.now < deadline else {
                throw TestKitError("stream did not begin\n\(run.errors)\(run.output)")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        return run
    }

    /// Restores to a server that is emptied first.
    @discardableResult
    package func restore(
        to moment: String, _ target: DatabaseServer, _ extra: [String] = [], atMost limit: Duration = .seconds(300)
    ) async throws -> Finished {
        try await target.removeSchemas()
        return try await program.require(restoreArguments(to: moment, target) + extra, atMost: limit)
    }

    /// Indexes are deferred however small the table: what is shown of small ones has to hold for large ones.
    package func restoreArguments(to moment: String, _ target: DatabaseServer) -> [String] {
        ["restore", "--repo", repositoryURL, "--instance", instance, "--to", moment, "--target", target.url()]
            + ["--defer-indexes-from", "1"]
    }

    /// What `list --json` says about the instance, one line an object; empty where there is nothing yet.
    package func list() async throws -> [String] {
        let finished = try await program.run(["list", "--repo", repositoryURL, "--instance", instance, "--json"])
        return finished.status.isSuccess ? finished.output.split(separator: "\n").map(String.init) : []
    }

    @discardableResult
    package func verify() async throws -> Finished {
        try await program.require(["verify", "--repo", repositoryURL])
    }
}
