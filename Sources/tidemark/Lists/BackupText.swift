internal import Core
internal import Engine
internal import Repository

/// The end of a backup, for people and for machines.
enum BackupText {
    static func lines(_ base: BaseManifest, _ seconds: [PhaseSeconds]) -> [String] {
        let summary = BaseSummary(base)
        return base.notes.map { Console.labelled("note", $0) } + [
            Console.labelled(
                "base",
                "\(base.id): \(CountText.of(summary.tables, "table")), \(CountText.of(summary.rows, "row")), "
                    + "\(ByteCount(summary.rawBytes)) stored in \(ByteCount(summary.storedBytes))"),
            Console.labelled(
                "point", "every second from \(ListText.time(base.convergenceTime)) UTC on, as far as the log goes"),
            Console.labelled("done", DurationText.of(seconds: seconds.reduce(0) { $0 + $1.seconds })),
        ]
    }

    static func object(_ base: BaseManifest, _ seconds: JSONValue) -> JSONValue {
        let summary = BaseSummary(base)
        return [
            "event": "done", "base": .string(base.id), "consistentFrom": .string(base.convergenceTime.description),
            "tables": .unsigned(summary.tables), "rows": .unsigned(summary.rows), "bytes": .unsigned(summary.rawBytes),
            "storedBytes": .unsigned(summary.storedBytes), "notes": .array(base.notes.map { .string($0) }),
            "seconds": seconds,
        ]
    }
}
