internal import Core
internal import MySQLWire
internal import Repository

/// Keeps a replica's connection to the source and hands the events on, through every kind of interruption.
struct LogReceiver {
    let access: ServerAccess
    let instance: InstanceRepository
    let pipeline: LogPipeline
    let options: StreamOptions
    let progress: any ProgressReporter
    let clock: any TidemarkClock
    /// Our number among the source's replicas.
    let serverID: UInt32

    private static let heartbeat: Duration = .milliseconds(500)
    /// Twenty heartbeats missed.
    private static let readTimeout: Duration = .seconds(10)

    /// Receives from `start` until cancelled; comes back to the source after failures.
    func run(_ first: LogStart, identity: SourceIdentity) async throws {
        var start: LogStart? = first
        var known = identity
        var failures = 0
        var failingSince: Timestamp?
        var gapReason: String?
        while true {
            try Task.checkCancellation()
            do {
                let begin: LogStart
                if let given = start {
                    begin = given
                } else {
                    (begin, known) = try await resume(known, gapReason: gapReason)
                }
                start = nil
                gapReason = nil
                try await receive(begin) {
                    failures = 0
                    failingSince = nil
                }
            } catch let error as MySQLError where Self.isGap(error) {
                start = nil
                gapReason = "the source refuses to continue: \(error)"
                failures += 1
                guard failures < 5 else {
                    throw TidemarkError(error, server: access.address, action: "receiving the log")
                }
            } catch {
                guard let text = Self.transient(error) else { throw Self.explained(error, access) }
                start = nil
                failures += 1
                let now = clock.now()
                let since = failingSince ?? now
                failingSince = since
                if let patience = options.reconnectPatience, now.seconds(since: since) > patience {
                    throw Self.explained(error, access)
                }
                if failures <= 3 || failures.isMultiple(of: 20) {
                    progress.report(.note("The log's connection to \(access.address) is made again: \(text)"))
                }
                try await clock.sleep(seconds: min(5, 0.1 * Double(1 << min(failures, 6))))
            }
        }
    }

    /// Where to go on after an interruption, with whichever server answers now.
    private func resume(_ known: SourceIdentity, gapReason: String?) async throws -> (LogStart, SourceIdentity) {
        let session = try await SourceSession.open(access)
        do {
            let identity = try await IdentityReader.read(session)
            let position = await pipeline.position
            if identity.isSameServer(as: known) != true {
                guard try await GTIDHistory(session).contains(position) == true else {
                    throw TidemarkError(
                        .instanceMismatch,
                        "\(access.address) is now answered by another server, which has not been through the stored log.",
                        hint:
                            "Check the address; a server that took over by restoring a backup needs a name of its own.")
                }
                try await remember(identity)
                progress.report(.note("The log goes on from \(identity.hostname):\(identity.port), which took over."))
            }
            let finder = LogStartFinder(session: session, identity: identity)
            let end = LogEnd(position: position, source: known, endsInsideTransaction: false)
            let start: LogStart
            if let gapReason {
                start = try await finder.now(gapReason: gapReason)
            } else {
                start = try await finder.find(after: end)
            }
            if let run = start.newRun {
                await pipeline.begin(Self.builder(start, identity, gapReason: run.gapReason))
                Self.reportGap(run, progress)
            } else {
                await pipeline.restart(source: identity)
            }
            await session.close()
            return (start, identity)
        } catch {
            await session.close()
            throw error
        }
    }

    private func remember(_ identity: SourceIdentity) async throws {
        var record = try await instance.record
        record.identities.removeAll { $0.isSameServer(as: identity) == true }
        record.identities.append(identity)
        try await instance.update(record)
    }

    static func builder(
        _ start: LogStart, _ identity: SourceIdentity, gapReason: String?, run: String? = nil
    ) -> SegmentBuilder {
        SegmentBuilder(
            source: identity, run: run ?? RandomIdentifier.hexadecimal(bytes: 8), gapReason: gapReason,
            position: start.position, endedInside: start.endedInside, isNewRun: start.newRun != nil)
    }

    static func reportGap(_ run: LogStart.NewRun, _ progress: any ProgressReporter) {
        guard let reason = run.gapReason else { return }
        progress.report(
            .warning(
                code: .logGap, message: "The log has a gap: \(reason). A new run begins now.",
                hint: "Run tidemark backup: moments after the gap need a new base."))
    }

    /// One connection, until it fails. `isAlive` is called with the first events.
    private func receive(_ start: LogStart, isAlive: () -> Void) async throws {
        var configuration = access.configuration
        configuration.readTimeout = Self.readTimeout
        let connection = try await MySQLConnection.connect(configuration)
        let columns = GeneratedColumns(access)
        do {
            let stream = try await connection.startBinlogDump(
                BinlogDumpRequest(
                    start: start.request, serverID: serverID, replicaUUID: nil, reportedHost: "tidemark",
                    heartbeatPeriod: Self.heartbeat, splitsLargeEvents: true))
            var isFirst = true
            while let batch = try await stream.next() {
                try await pipeline.add(batch) { try await columns.read($0) }
                stream.recycle(consume batch)
                if isFirst {
                    isFirst = false
                    isAlive()
                }
                while await !pipeline.hasRoom { try await clock.sleep(seconds: 0.02) }
            }
            throw MySQLError(.connectionClosed("the source ended the log's stream"))
        } catch {
            await connection.close()
            await columns.close()
            throw error
        }
    }

    /// Whether the source no longer has what comes next (ER_MASTER_FATAL_ERROR_READING_BINLOG with such a text,
    /// ER_MASTER_HAS_PURGED_REQUIRED_GTIDS).
    private static func isGap(_ error: MySQLError) -> Bool {
        guard case .server(let code, _, let text) = error.kind else { return false }
        if code == 1789 { return true }
        guard code == 1236 else { return false }
        let words = ["purged", "could not find first log", "not in the master's binlog", "in any binlog files"]
        let lower = text.lowercased()
        return words.contains { lower.contains($0) }
    }

    /// Why trying again may help; nil where it cannot.
    private static func transient(_ error: any Error) -> String? {
        if let error = error as? MySQLError {
            if error.isConnectionFailure { return error.description }
            // 1236 for other reasons: another replica took our number, the server is stopping.
            if error.serverCode == 1236 { return error.description }
            if case .protocolViolation = error.kind { return error.description }
        }
        if let error = error as? BinlogError, [.checksumMismatch, .truncated, .malformed].contains(error.kind) {
            return error.description
        }
        if let error = error as? TidemarkError, error.code == .sourceUnreachable { return error.cause ?? error.message }
        return nil
    }

    private static func explained(_ error: any Error, _ access: ServerAccess) -> any Error {
        if let error = error as? MySQLError {
            return TidemarkError(error, server: access.address, action: "receiving the log")
        }
        if let error = error as? BinlogError {
            return TidemarkError(
                .sourceProtocol, "An event of \(access.address) cannot be read.",
                hint: "Report this with the server's version.", cause: error)
        }
        return error
    }
}
