internal import Core
internal import Engine

/// What a restore would do, for people and for machines.
enum PlanText {
    static func lines(_ forecast: RestoreForecast) -> [String] {
        let cut = forecast.plan.cut
        var report = RestoreReport(base: forecast.plan.base, position: cut.position, commitTime: cut.commitTime)
        report.gtid = cut.gtid
        report.next = cut.next
        report.skipped = cut.skipped?.map(\.gtid) ?? []
        report.resumed = forecast.resumes
        var lines = RestoreText.plan(report)
        lines.append(
            Console.labelled(
                "chunks",
                "\(CountText.of(forecast.chunks, "chunk")), \(ByteCount(forecast.chunkBytes)) stored,"
                    + " \(CountText.of(forecast.rows, "row")) of \(ByteCount(forecast.rowBytes))"))
        lines.append(
            Console.labelled(
                "log",
                "\(CountText.of(forecast.segments, "segment")), \(ByteCount(forecast.segmentBytes)) stored,"
                    + " \(ByteCount(forecast.eventBytes)) of events, at most \(CountText.of(forecast.changes, "change"))"
            ))
        lines.append(Console.labelled("create", created(forecast)))
        if !forecast.helpers.isEmpty {
            lines.append(
                Console.labelled(
                    "helpers", "needed on the way, and dropped again: \(list(forecast.helpers.map(\.description)))"))
        }
        if !forecast.replaced.isEmpty { lines.append(Console.labelled("replace", list(forecast.replaced))) }
        lines += forecast.renamed.notes.map { Console.labelled("rename", $0) }
        let estimate = forecast.estimate
        lines.append(
            Console.labelled(
                "time",
                "an estimate: \(DurationText.of(seconds: estimate.total)), of which load \(DurationText.of(seconds: estimate.load)), prove"
                    + " \(DurationText.of(seconds: estimate.prove)), replay \(DurationText.of(seconds: estimate.replay))"
            ))
        lines.append(Console.labelled("plan", "nothing was changed"))
        return lines
    }

    private static func created(_ forecast: RestoreForecast) -> String {
        [
            CountText.of(UInt64(forecast.databases.count), "database") + " (\(list(forecast.databases)))",
            CountText.of(UInt64(forecast.tables.count), "table"),
            CountText.of(forecast.objects, "object"), CountText.of(forecast.accounts, "account"),
        ].joined(separator: ", ")
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
    }

    static func object(_ forecast: RestoreForecast, target: String) -> JSONValue {
        let cut = forecast.plan.cut
        let estimate = forecast.estimate
        return [
            "event": "restore-plan", "target": .string(target), "base": .string(forecast.plan.base),
            "commitTime": .string(cut.commitTime.description), "gtid": .optional(cut.gtid?.description),
            "skipped": .array((cut.skipped ?? []).map { .string($0.gtid.description) }),
            "resumed": .bool(forecast.resumes),
            "read": [
                "chunks": .unsigned(forecast.chunks), "chunkBytes": .unsigned(forecast.chunkBytes),
                "rows": .unsigned(forecast.rows), "rowBytes": .unsigned(forecast.rowBytes),
                "segments": .unsigned(forecast.segments), "segmentBytes": .unsigned(forecast.segmentBytes),
                "eventBytes": .unsigned(forecast.eventBytes), "changes": .unsigned(forecast.changes),
            ],
            "create": [
                "databases": .array(forecast.databases.map { .string($0) }),
                "tables": .array(forecast.tables.map { .string($0.description) }),
                "helpers": .array(forecast.helpers.map { .string($0.description) }),
                "objects": .unsigned(forecast.objects), "accounts": .unsigned(forecast.accounts),
            ],
            "replace": .array(forecast.replaced.map { .string($0) }),
            "rename": .array(forecast.renamed.notes.map { .string($0) }),
            "refusal": .optional(forecast.refusal?.code.rawValue),
            "estimatedSeconds": [
                "load": .seconds(estimate.load), "prove": .seconds(estimate.prove),
                "replay": .seconds(estimate.replay), "total": .seconds(estimate.total),
            ],
        ]
    }
}
