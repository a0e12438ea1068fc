package import Core
internal import MySQLWire

/// Several connections that change a server's rows and definitions at random, until stopped.
///
/// Everything a replica or a backup can get wrong is in it: changed, swapped and reused keys, unique values handed over,
/// rolled back parts, cascades, tables without a key, big rows, ALTERs, renames and tables made again.
package final class Workload: Sendable {
    package let server: DatabaseServer
    package let options: WorkloadOptions
    private let gate = WorkloadGate()
    private let recorder = WorkloadRecorder()
    private let worker: Task<Void, Never>

    /// Makes the schema with its first rows; must be called once before `start`.
    package static func prepare(
        _ server: DatabaseServer, seed: UInt64, options: WorkloadOptions = WorkloadOptions()
    ) async throws {
        var session = session(server, options, SeededGenerator(seed: seed))
        try await WorkloadSchema.create(&session)
        await session.disconnect()
    }

    /// Starts all connections.
    package static func start(
        _ server: DatabaseServer, seed: UInt64, options: WorkloadOptions = WorkloadOptions()
    ) -> Workload {
        Workload(server, seed: seed, options: options)
    }

    private init(_ server: DatabaseServer, seed: UInt64, options: WorkloadOptions) {
        self.server = server
        self.options = options
        var random = SeededGenerator(seed: seed)
        var sessions = (0..<options.connections).map { _ in Self.session(server, options, random.fork()) }
        let definitions = Self.session(server, options, random.fork())
        let (gate, recorder) = (gate, recorder)
        sessions.reverse()
        worker = Task { [sessions] in
            await withDiscardingTaskGroup { group in
                for session in sessions {
                    group.addTask { await Self.changeRows(session, gate, recorder) }
                }
                if options.changesDefinitions {
                    group.addTask { await Self.changeDefinitions(definitions, gate, recorder) }
                }
            }
        }
    }

    /// Waits until no transaction is under way and holds back new ones. Returns the instant of the quiet.
    ///
    /// The instant is unambiguous even for a log with whole seconds: nothing more is committed in the second it lies in
    /// until `resume` is called.
    package func pause() async throws -> Timestamp {
        await gate.close()
        let instant = Timestamp.now()
        // Commit times may be cut to whole seconds: the next second must have begun before anything goes on.
        let rest = 1_000_000 - instant.microseconds % 1_000_000
        try await Task.sleep(for: .microseconds(rest + 20_000))
        return instant
    }

    package func resume() async { await gate.open() }

    /// The names of everything a workload on `family` does.
    package static func operationNames(_ family: ServerFamily) -> [String] {
        (RowOperations.all(WorkloadOptions()) + DefinitionOperations.all(family)).map(\.name)
    }

    package var statistics: WorkloadStatistics { recorder.statistics }

    /// Ends all connections after their present transaction.
    @discardableResult
    package func stop() async -> WorkloadStatistics {
        worker.cancel()
        await gate.open()
        await worker.value
        return statistics
    }

    private static func session(_ server: DatabaseServer, _ options: WorkloadOptions, _ random: SeededGenerator)
        -> WorkloadSession
    {
        let configuration = MySQLConfiguration(
            host: "127.0.0.1", port: options.port ?? server.port, username: DatabaseServer.user,
            password: Password(DatabaseServer.password), tls: .disabled,
            initialStatements: [
                "SET SESSION sql_mode = ''", "SET SESSION innodb_lock_wait_timeout = 2",
                "SET SESSION lock_wait_timeout = 10",
            ])
        return WorkloadSession(
            configuration: configuration, family: server.family, options: options, random: random)
    }

    private static func changeRows(_ session: WorkloadSession, _ gate: WorkloadGate, _ recorder: WorkloadRecorder) async
    {
        var session = session
        let operations = RowOperations.all(session.options)
        while !Task.isCancelled {
            let operation = operations.choose(&session.random)
            await perform(operation, &session, gate, recorder)
            try? await Task.sleep(for: .microseconds(session.number(0...session.options.pauseMicroseconds * 2)))
        }
        await session.disconnect()
    }

    private static func changeDefinitions(
        _ session: WorkloadSession, _ gate: WorkloadGate, _ recorder: WorkloadRecorder
    ) async {
        var session = session
        while !Task.isCancelled {
            // Round after round in another order, so that a short run sees every one.
            for operation in DefinitionOperations.all(session.family).shuffled(using: &session.random) {
                guard !Task.isCancelled else { break }
                await perform(operation, &session, gate, recorder)
                let pause = session.number(0...session.options.definitionPauseMilliseconds * 2)
                try? await Task.sleep(for: .milliseconds(pause))
            }
        }
        await session.disconnect()
    }

    private static func perform(
        _ operation: WorkloadOperation, _ session: inout WorkloadSession, _ gate: WorkloadGate,
        _ recorder: WorkloadRecorder
    ) async {
        await gate.enter()
        // A cancelled task must not break off in the middle of a statement: the operation runs in one of its own.
        let start = session
        let (outcome, end) = await Task {
            var session = start
            do {
                try await operation.run(&session)
                return (Result<Void, any Error>.success(()), session)
            } catch {
                return (.failure(error), session)
            }
        }.value
        session = end
        await gate.leave()
        switch outcome {
        case .success: recorder.completed(operation.name)
        case .failure(let error as WorkloadSession.Refused): recorder.expected(error.code)
        case .failure where session.isDisconnected:
            recorder.reconnected()
            try? await Task.sleep(for: .milliseconds(200))
        case .failure(let error): recorder.unexpected("\(operation.name): \(error)")
        }
    }
}
