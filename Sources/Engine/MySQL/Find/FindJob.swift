package import Core
internal import MySQLWire
package import Repository

/// Looks for transactions in an instance's log: by the indexes of its segments first, and in the events of those segments
/// alone whose index names what is looked for. Needs no server.
package struct FindJob: Sendable {
    package let repository: InstanceRepository
    package let request: FindRequest
    private let clock: any TidemarkClock

    /// Log behind the span is looked at for so long, because clocks are set back now and then. Seconds.
    private static let slack = 600.0

    package init(repository: InstanceRepository, request: FindRequest, clock: any TidemarkClock = SystemClock()) {
        self.repository = repository
        self.request = request
        self.clock = clock
    }

    /// Searches, and gives what is found in the order of the log.
    ///
    /// - Parameters:
    ///   - look: is told now and then how far the search has come.
    ///   - receive: gets each result as soon as it is known.
    /// - Throws: `find.definition`, `usage.invalid` for a key that does not fit the table, and the errors of objects.
    @discardableResult
    package func run(
        look: (FindReport) -> Void = { _ in }, receive: (FindResult) throws -> Void
    ) async throws -> FindReport {
        let scene = try await FindScene(repository, request, clock: clock)
        for note in scene.notes { try receive(.note(note)) }
        var reader = LogUnitReader(
            repository, from: scene.firstSegment, starts: scene.windows.map(\.firstSegment), filter: scene.filter)
        var walker = TransactionWalker(
            request, scene.filter, isMariaDB: scene.isMariaDB, watch: try await scene.watch(request))
        var queue = UnitQueue(request)
        var earlier = EarlierBranches(repository)
        var bursts = request.minimumDeletes.map(BurstCollector.init)
        var report = FindReport()
        var lastWalked: UInt64?
        search: while let unit = try await reader.nextUnit() {
            try Task.checkCancellation()
            if let to = request.to, let first = unit.firstCommit, first.seconds(since: to) > Self.slack { break }
            report.firstCommit = report.firstCommit ?? unit.firstCommit
            report.lastCommit = unit.lastCommit ?? report.lastCommit
            for incident in reader.takeIncidents() where concerns(incident.time) {
                try receive(.incident(at: incident.time, description: incident.description))
            }
            let chosen = queue.add(unit, waitsForBranch: walker.waitsForBranch)
            if request.gtid != nil, chosen.isEmpty, unit.isNamed { earlier.passOver(unit) }
            for chosen in chosen {
                try await walk(chosen, &walker, &lastWalked, &report)
                for (xid, commit) in walker.takeUnknown() where commit.gtid == request.gtid {
                    guard
                        let branch = try await earlier.branch(
                            xid, of: commit,
                            TransactionWalker(request, scene.filter, isMariaDB: scene.isMariaDB, watch: nil),
                            &report)
                    else { continue }
                    walker.emit(branch, commit)
                }
                for transaction in walker.takeFound() {
                    try give(transaction, chosen, scene, &bursts, &report, receive)
                    if report.found >= request.limit || request.gtid != nil {
                        report.isCut = request.gtid == nil
                        break search
                    }
                }
            }
            (report.segments, report.bytes) = (reader.segments, reader.bytes)
            look(report)
        }
        if !report.isCut {
            for chosen in queue.finish() {
                try await walk(chosen, &walker, &lastWalked, &report)
                for transaction in walker.takeFound() {
                    try give(transaction, chosen, scene, &bursts, &report, receive)
                }
            }
        }
        for burst in bursts?.finish() ?? [] {
            report.found += 1
            try receive(.burst(burst))
        }
        (report.segments, report.bytes) = (reader.segments, reader.bytes)
        return report
    }

    private func concerns(_ time: Timestamp) -> Bool {
        (request.from.map { time >= $0 } ?? true) && (request.to.map { time <= $0 } ?? true)
    }

    private func walk(
        _ unit: LogUnit, _ walker: inout TransactionWalker, _ lastWalked: inout UInt64?, _ report: inout FindReport
    ) async throws {
        if lastWalked.map({ $0 + 1 != unit.first }) ?? true { walker.skip() }
        walker.enter(segment: unit.first)
        for sequence in unit.first...unit.last {
            let (index, events) = try await repository.segment(sequence)
            try walker.walk(index, events)
            report.readSegments += 1
            report.readBytes += index.rawBytes
        }
        lastWalked = unit.last
    }

    private func give(
        _ transaction: FoundTransaction, _ unit: LogUnit, _ scene: FindScene, _ bursts: inout BurstCollector?,
        _ report: inout FindReport, _ receive: (FindResult) throws -> Void
    ) throws {
        var transaction = transaction
        transaction.isReachable = scene.isReachable(transaction, unit)
        transaction.isSkippable = scene.isSkippable(transaction, unit)
        guard bursts != nil else {
            report.found += 1
            return try receive(.transaction(transaction))
        }
        for burst in bursts?.add(transaction, scene.filter) ?? [] {
            report.found += 1
            try receive(.burst(burst))
        }
        if transaction.isStatement {
            report.found += 1
            try receive(.transaction(transaction))
        }
    }
}
