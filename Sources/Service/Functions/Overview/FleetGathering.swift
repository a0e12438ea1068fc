internal import APIModel
internal import Core

/// Takes instances one after the other, and keeps what an overview shows of them.
struct FleetGathering {
    /// Rows of each list.
    private static let most = 8

    private(set) var count: FleetCount
    private var needs: [InstanceStatus] = []
    private var behind: [InstanceStatus] = []
    private var coming: [FleetOverview.ComingRun] = []
    private var stored: [String: (bytes: Int64, cost: Double?)] = [:]
    private var proof: InstanceStatus?
    /// By the days since 1970 they were complete on.
    private var readings: [Int64: (bytes: Int64, seconds: Double)] = [:]

    private static let readingDays: Int64 = 35
    private static let day: Int64 = 86_400_000_000

    init(currency: String) { count = FleetCount(currency: currency) }

    mutating func add(_ status: InstanceStatus) {
        count.add(status)
        if status.level != ProtectionLevel.protected.rawValue {
            needs.append(status)
            if needs.count >= Self.most * 16 { needs = Self.worst(needs) }
        }
        if status.rpoSeconds != nil {
            behind.append(status)
            if behind.count >= Self.most * 16 { behind = Self.furthest(behind) }
        }
        if let at = status.nextBaseAt {
            add(.base, of: status, at: at.timestamp)
        }
        for share in status.stored {
            let known = stored[share.storageClass] ?? (0, 0)
            let cost = known.cost.flatMap { sum in share.costPerMonth.map { sum + $0 } }
            stored[share.storageClass] = (known.bytes.addingReportingOverflow(share.bytes).partialValue, cost)
        }
        if let drill = status.lastDrill, drill.succeeded, proof?.lastDrill.map({ $0.endedAt < drill.endedAt }) ?? true {
            proof = status
        }
    }

    /// A run that is due.
    mutating func add(_ kind: JobKind, of status: InstanceStatus, at: Timestamp) {
        coming.append(
            FleetOverview.ComingRun(
                project: status.project, instance: status.instance, plan: status.plan, kind: kind, at: at))
        if coming.count >= Self.most * 16 { coming = Self.soonest(coming) }
    }

    /// What reading the bases of an instance took, as far as they are of the last weeks.
    mutating func add(_ bases: [ReportedBase], at now: Timestamp) {
        let first = now.microseconds / Self.day - Self.readingDays
        for base in bases {
            guard let finished = base.finishedAt, let seconds = base.readSeconds, seconds > 0 else { continue }
            let day = finished.microseconds / Self.day
            guard day > first else { continue }
            let known = readings[day] ?? (0, 0)
            let bytes = known.bytes.addingReportingOverflow(Int64(clamping: base.rawBytes)).partialValue
            readings[day] = (bytes, known.seconds + seconds)
        }
    }

    func overview(_ summary: FleetSummary) -> FleetOverview {
        FleetOverview(
            summary: summary, needs: Self.worst(needs), behind: Self.furthest(behind), coming: Self.soonest(coming),
            stored: stored.sorted { $0.key < $1.key }.map {
                StoredDocument(storageClass: $0.key, bytes: $0.value.bytes, costPerMonth: $0.value.cost)
            },
            readings: readings.sorted { $0.key < $1.key }.map { day, sum in
                FleetOverview.Reading(
                    day: Timestamp(microseconds: day * Self.day), bytes: sum.bytes, seconds: sum.seconds)
            }, proof: proof)
    }

    /// Reasons by how much is lost while nobody does anything.
    private static let ranks = [
        "no-base": 0, "gap": 1, "no-stream": 2, "precheck-unmet": 3, "rpo-exceeded": 4, "several-plans": 5,
        "drill-failed": 6, "base-overdue": 7, "not-started": 8,
    ]

    private static func rank(_ status: InstanceStatus) -> Int {
        if status.level == ProtectionLevel.unprotected.rawValue { return 9 }
        return status.reasons.compactMap { ranks[$0.code] }.min() ?? 8
    }

    private static func worst(_ list: [InstanceStatus]) -> [InstanceStatus] {
        Array(list.sorted { (rank($0), $0.project, $0.instance) < (rank($1), $1.project, $1.instance) }.prefix(most))
    }

    private static func furthest(_ list: [InstanceStatus]) -> [InstanceStatus] {
        let place = { (status: InstanceStatus) in (-(status.rpoSeconds ?? 0), status.project, status.instance) }
        let sorted = list.sorted { place($0) < place($1) }
        return Array(sorted.prefix(most))
    }

    private static func soonest(_ list: [FleetOverview.ComingRun]) -> [FleetOverview.ComingRun] {
        Array(list.sorted { ($0.at, $0.project, $0.instance) < ($1.at, $1.project, $1.instance) }.prefix(most))
    }
}
