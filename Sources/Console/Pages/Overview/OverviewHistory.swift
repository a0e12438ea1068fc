internal import APIModel
internal import Core
internal import Service

/// What an overview draws: changes of a day, runs of weeks, what was stored.
enum OverviewHistory {
    private static let day = 86_400.0

    static func view(_ scope: OverviewScope, _ request: ConsoleRequest) async throws -> View {
        let (service, caller, now) = (request.service, request.caller, request.now)
        let tides = try await scope.seen {
            try await service.tides(caller, of: scope.project, .quarter, since: now.adding(seconds: -day))
        }
        let days = try await scope.seen {
            try await service.tides(caller, of: scope.project, .day, since: now.adding(seconds: -90 * day))
        }
        let runs = try await scope.seen { try await service.runs(caller, of: scope.project) }
        let buckets = runs?.buckets ?? []
        var view = tideView(tides ?? [], buckets, request)
        view = view.merging(runsView(buckets, scope, request))
        view = view.merging(storedView(days ?? [], request))
        view = view.merging(ratesView(days ?? [], scope.overview.readings, request))
        return view
    }

    private static func tideView(
        _ tides: [Tide], _ buckets: [FleetRuns.Bucket], _ request: ConsoleRequest
    ) -> View {
        let axis = TimeAxis(from: request.now.adding(seconds: -day), to: request.now, width: 720)
        var chart = AreaChart(axis: axis, height: 190, points: points(tides, on: axis))
        chart.marks = buckets.filter { $0.all > 0 }.map(\.beginsAt)
        let drawing = chart.markup(label: request.say(\.overview.tide), in: request.settings.zone) { top in
            request.say(\.overview.tideTop, ["count": Int64(top)])
        }
        return ["rawTide": drawing, "isTide": tides.contains { $0.changes > 0 }]
    }

    /// Rows a minute, in the middle of each interval; where nothing was said, nothing was changed.
    private static func points(_ tides: [Tide], on axis: TimeAxis) -> [AreaChart.Point] {
        let known = Dictionary(tides.map { ($0.beginsAt, $0) }) { first, _ in first }
        var points: [AreaChart.Point] = []
        var at = TideSpan.quarter.start(of: axis.from)
        while at < axis.to {
            if let middle = axis.middle(of: at, seconds: TideSpan.quarter.seconds) {
                points.append(
                    AreaChart.Point(middle, Double(known[at]?.changes ?? 0) / (TideSpan.quarter.seconds / 60)))
            }
            at = at.adding(seconds: TideSpan.quarter.seconds)
        }
        return points
    }

    private static func runsView(
        _ buckets: [FleetRuns.Bucket], _ scope: OverviewScope, _ request: ConsoleRequest
    ) -> View {
        let zone = request.settings.zone
        let today = LocalDay(of: request.now, in: zone).number
        var hours: [Int: FleetRuns.Bucket] = [:]
        var days: [Int: FleetRuns.Bucket] = [:]
        for bucket in buckets {
            let day = LocalDay(of: bucket.beginsAt, in: zone).number
            days[day, default: FleetRuns.Bucket(beginsAt: bucket.beginsAt)].add(bucket)
            guard day == today else { continue }
            let hour = Int(zone.local(bucket.beginsAt).sqlText.dropFirst(11).prefix(2)) ?? 0
            hours[hour, default: FleetRuns.Bucket(beginsAt: bucket.beginsAt)].add(bucket)
        }
        func address(_ all: Int, _ failed: Int, _ missed: Int, _ from: Timestamp, _ seconds: Double) -> String? {
            guard let project = scope.project.map({ PercentEncoding.encoded($0) }), all + missed > 0 else { return nil }
            guard all > 0 else { return "/events?project=\(project)&kind=\(EventKind.runMissed.rawValue)" }
            let span = "from=\(from.microseconds)&to=\(from.adding(seconds: seconds).microseconds)"
            return "/jobs?project=\(project)&\(span)\(failed > 0 ? "&state=failed" : "")"
        }
        func square(_ name: String, _ bucket: FleetRuns.Bucket?, _ from: Timestamp, _ seconds: Double) -> HeatMap.Square
        {
            let (all, failed, missed) = (bucket?.all ?? 0, bucket?.failed ?? 0, bucket?.missed ?? 0)
            return HeatMap.Square(
                weight: all, isWrong: failed + missed > 0,
                title: request.say(
                    \.overview.runsOf, ["time": name, "count": all, "failed": failed, "missed": missed]),
                address: address(all, failed, missed, from, seconds))
        }
        let clock = zone.local(request.now).sqlText.dropFirst(11)
        let sinceMidnight =
            Double((Int(clock.prefix(2)) ?? 0) * 3600 + (Int(clock.dropFirst(3).prefix(2)) ?? 0) * 60)
            + (Double(clock.dropFirst(6).prefix(2)) ?? 0)
        let midnight = request.now.adding(seconds: -sinceMidnight)
        let hourSquares = (0..<24).map { hour in
            square(
                hour < 10 ? "0\(hour):00" : "\(hour):00", hours[hour],
                midnight.adding(seconds: Double(hour) * 3600), 3600)
        }
        let daySquares = (0..<35).map { index -> HeatMap.Square in
            let number = today - 34 + index
            let noon = request.now.adding(seconds: Double(index - 34) * day)
            return square(
                String(zone.local(noon).sqlText.prefix(10)), days[number],
                midnight.adding(seconds: Double(index - 34) * day), day)
        }
        return [
            "rawHours": HeatMap(squares: hourSquares, columns: 24).markup(label: request.say(\.overview.today)),
            "rawDays": HeatMap(squares: daySquares, columns: 18).markup(label: request.say(\.overview.days)),
        ]
    }

    private static func storedView(_ days: [Tide], _ request: ConsoleRequest) -> View {
        let rows = days.filter { $0.stored != nil }.map { tide -> View in
            [
                "day": String(tide.beginsAt.sqlText.prefix(10)), "stored": gigabytes(tide.stored),
                "packed": gigabytes(tide.packed), "raw": gigabytes(tide.raw),
            ]
        }
        var saved: String?
        if let last = days.last, let raw = last.raw, let packed = last.packed, let stored = last.stored {
            let values = [
                "raw": request.size(raw), "packed": request.size(packed), "stored": request.size(stored),
            ]
            saved = request.say(\.overview.saved, values)
        }
        return ["storedDays": rows, "hasDays": !rows.isEmpty, "saved": saved]
    }

    /// How much smaller bases are than what was read, how much less is stored than they would take by themselves, and how
    /// fast they were read.
    private static func ratesView(
        _ days: [Tide], _ readings: [FleetOverview.Reading], _ request: ConsoleRequest
    ) -> View {
        func ratio(_ whole: Int64?, _ part: Int64?) -> String {
            guard let whole, let part, part > 0 else { return "" }
            return (Double(whole) / Double(part)).shortText
        }
        let ratios = days.filter { $0.raw != nil }.map { tide -> View in
            [
                "day": String(tide.beginsAt.sqlText.prefix(10)), "compression": ratio(tide.raw, tide.packed),
                "sharing": ratio(tide.packed, tide.stored),
            ]
        }
        let rates = readings.map { reading -> View in
            [
                "day": String(reading.day.sqlText.prefix(10)),
                "rate": reading.bytesPerSecond.map { ($0 / 1e6).shortText }, "read": gigabytes(reading.bytes),
            ]
        }
        return [
            "ratios": ratios, "hasRatios": !ratios.isEmpty, "readings": rates, "hasReadings": !rates.isEmpty,
        ]
    }

    private static func gigabytes(_ bytes: Int64?) -> String {
        bytes.map { (Double($0) / 1e9).shortText } ?? ""
    }
}

extension FleetRuns.Bucket {
    fileprivate mutating func add(_ other: FleetRuns.Bucket) {
        succeeded += other.succeeded
        failed += other.failed
        others += other.others
        missed += other.missed
    }
}
