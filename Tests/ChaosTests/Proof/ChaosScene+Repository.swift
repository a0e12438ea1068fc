import Core
import TestKit

/// What the repository says by itself, and what comes out of it.
extension ChaosScene {
    func listing(_ source: ChaosSource) async throws -> RepositoryListing {
        try RepositoryListing(
            try await program.require(
                ["list", "--repo", repository, "--key-file", repositoryKey, "--instance", source.name, "--json"]
            ).output)
    }

    /// Returns once everything that was committed until an instant is stored.
    func awaitStored(_ instant: ChaosInstant, atMost limit: Duration) async throws {
        guard let source = sources.first(where: { $0.name == instant.source }) else { return }
        let deadline = ContinuousClock.now + limit
        while true {
            let end = try await listing(source).windows.last?.end
            if let end, end >= instant.time { return }
            guard ContinuousClock.now < deadline else {
                throw TestKitError(
                    "\(source.name): what was committed by \(instant.time) is not stored, the window ends at "
                        + (end?.description ?? "nothing"))
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    /// Everything is whole, and there are no gaps.
    func repositoryProblems() async throws -> [String] {
        var problems: [String] = []
        for source in sources { problems += try await listing(source).problems(source.name) }
        let verified = try await program.run(
            ["verify", "--repo", repository, "--key-file", repositoryKey], atMost: .seconds(300))
        if !verified.status.isSuccess {
            problems.append("verify: \(verified.status) \(verified.errors)\(verified.output.suffix(2000))")
        }
        return problems
    }

    /// Restores instants of quiet to empty servers, and compares what came back with what was there, by the servers' own client.
    ///
    /// - Parameter last: the instants after the load had ended; every one of them is restored.
    /// - Parameter count: how many others of each source, chosen at random among those its window holds.
    func restoreProblems(
        _ instants: [ChaosInstant], last: [ChaosInstant], count: Int, _ random: inout SeededGenerator
    ) async throws -> [String] {
        var problems: [String] = []
        var earlier = 0
        for family in ServerFamily.allCases {
            let target = try await DatabaseServer.start(family, ServerOptions { $0.binaryLog = false })
            for source in sources where source.server.family == family {
                let windows = try await listing(source).windows
                let held = instants.filter { instant in
                    instant.source == source.name
                        && windows.contains { $0.start <= instant.time && instant.time <= $0.end }
                }
                let chosen = Array(held.shuffled(using: &random).prefix(count))
                earlier += chosen.count
                for instant in chosen + last.filter({ $0.source == source.name }) {
                    problems += try await restore(instant, to: target)
                }
            }
            await target.remove()
        }
        if earlier == 0 { problems.append("no instant from the midst of the faults could be restored") }
        log.note("restored: \(earlier) instants of the run, and the end of all \(last.count)")
        return problems
    }

    private func restore(_ instant: ChaosInstant, to target: DatabaseServer) async throws -> [String] {
        try await target.removeSchemas()
        let restored = try await program.run(
            [
                "restore", "--repo", repository, "--key-file", repositoryKey, "--instance", instant.source, "--to",
                instant.time.description, "--target", target.url(),
            ], environment: ["TIDEMARK_TARGET_PASSWORD": DatabaseServer.password], atMost: .seconds(300))
        let label = "\(instant.source) at \(instant.time)"
        guard restored.status.isSuccess else {
            return ["\(label) cannot be restored: \(restored.status) \(restored.errors)"]
        }
        let contents = try await HexDump(target).contents()
        var problems = Set(contents.keys).symmetricDifference(instant.contents.keys).map { "\(label): table \($0)" }
        for (table, content) in instant.contents {
            if let other = contents[table], other != content {
                problems.append("\(label): \(table) held \(content), and came back with \(other)")
            }
        }
        return problems
    }
}
