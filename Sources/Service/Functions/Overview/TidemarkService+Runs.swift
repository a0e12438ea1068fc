internal import Catalog
internal import Core

/// What was run, counted.
extension TidemarkService {
    /// Days that runs are counted of.
    package static let runDays = 35.0
    private static let runKinds: [JobKind] = [.base, .drill]
    private static let missedKinds: [EventKind] = [.runMissed, .runSkipped, .runNotStarted]

    /// Bases and drills of the last weeks, of one project where one is given; that of many runs is up to two minutes old.
    /// Throws `catalog.missing`.
    package func runs(_ caller: Caller, of project: String? = nil) async throws -> FleetRuns {
        let resource = project.map { ResourceReference(.job, project: $0) } ?? .service
        let part = try await read(caller, .listJobs, on: resource) { transaction, permit -> FleetRuns? in
            guard !permit.allowsEverywhere(.showJob) else { return nil }
            return try counted(project, transaction) { permit.allows(.showStatus, on: $0) }
        }
        if let part { return part }
        return try await runSums.summary(of: project) { try await counted(project) }
    }

    @concurrent
    private func counted(_ project: String?) async throws -> FleetRuns {
        try await catalog.read { try counted(project, $0, isSeen: nil) }
    }

    /// - Parameter isSeen: nil where everything is.
    private func counted(
        _ project: String?, _ transaction: CatalogTransaction, isSeen: ((ResourceReference) -> Bool)?
    ) throws -> FleetRuns {
        let since = try transaction.now().adding(seconds: -Self.runDays * 86_400)
        let owners = try project.map { [try transaction.project(named: $0)] } ?? transaction.projects.all()
        var buckets: [Int64: FleetRuns.Bucket] = [:]
        var rows = 0
        for owner in owners {
            var seen: Set<String>?
            if let isSeen {
                let names = try FleetNames(transaction, owner)
                let all = try transaction.instances.page(in: owner.id, limit: Int(Int32.max))
                seen = Set(all.filter { isSeen($0.reference(names)) }.map(\.id))
            }
            for count in try transaction.runCounts(of: owner.id, Self.runKinds, since: since, byInstance: seen != nil)
                + transaction.missedCounts(of: owner.id, Self.missedKinds, since: since, byInstance: seen != nil)
            {
                rows += count.number
                if let seen, !(count.instance.map { seen.contains($0) } ?? false) { continue }
                let start = Timestamp(seconds: count.slot * FleetRuns.seconds)
                buckets[count.slot, default: FleetRuns.Bucket(beginsAt: start)].add(count)
            }
        }
        return FleetRuns(buckets: buckets.values.sorted { $0.beginsAt < $1.beginsAt }, instances: rows)
    }
}

/// How many runs there were in half an hour; `state` is nil for those that did not happen.
private struct RunCount {
    let slot: Int64
    let state: String?
    let instance: String?
    let number: Int
}

extension FleetRuns.Bucket {
    fileprivate mutating func add(_ count: RunCount) {
        switch count.state {
        case nil: missed += count.number
        case JobState.succeeded.rawValue?: succeeded += count.number
        case JobState.failed.rawValue?: failed += count.number
        default: others += count.number
        }
    }
}

extension CatalogTransaction {
    private static let slot = FleetRuns.seconds * 1_000_000

    fileprivate func runCounts(
        of project: String, _ kinds: [JobKind], since: Timestamp, byInstance: Bool
    ) throws -> [RunCount] {
        let instance = byInstance ? ", instance" : ""
        return try kinds.flatMap { kind in
            try session.query(
                """
                SELECT created_at / \(Self.slot) AS slot, state\(instance), COUNT(*) AS number FROM jobs
                WHERE project = ? AND kind = ? AND created_at >= ? GROUP BY created_at / \(Self.slot), state\(instance)
                """, [.text(project), .text(kind.rawValue), CatalogValue(since)]
            ).map { row in
                RunCount(
                    slot: try row.integer("slot"), state: try row.text("state"),
                    instance: byInstance ? try row.optionalText("instance") : nil,
                    number: Int(try row.integer("number")))
            }
        }
    }

    fileprivate func missedCounts(
        of project: String, _ kinds: [EventKind], since: Timestamp, byInstance: Bool
    ) throws -> [RunCount] {
        let instance = byInstance ? ", instance" : ""
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        return try session.query(
            """
            SELECT happened_at / \(Self.slot) AS slot\(instance), COUNT(*) AS number FROM events
            WHERE kind IN (\(marks)) AND project = ? AND happened_at >= ?
            GROUP BY happened_at / \(Self.slot)\(instance)
            """, kinds.map { .text($0.rawValue) } + [.text(project), CatalogValue(since)]
        ).map { row in
            RunCount(
                slot: try row.integer("slot"), state: nil,
                instance: byInstance ? try row.optionalText("instance") : nil, number: Int(try row.integer("number")))
        }
    }
}
