package import APIModel
internal import Catalog
package import Core

extension CatalogTransaction {
    package var tides: TideStore { TideStore(session: session) }
}

/// The history of a catalog's instances and projects: a row for each and each interval, and older intervals in coarser rows.
package struct TideStore {
    let session: any CatalogSession

    private static let figures = "inserts, updates, deletes, rpo, stored, packed, raw"
    /// Rows of one statement.
    private static let chunk = 100
    /// Days that marks are kept.
    package static let markDays = 400.0
    /// Marks that are taken from one report.
    package static let mostMarks = 50

    // MARK: Writing

    /// Adds what the log of an instance changed to the interval that is going on. Of no effect where the instance is gone.
    package func add(_ activity: ReportedActivity, of instance: String) throws {
        let start = TideSpan.quarter.start(of: try session.now())
        try session.execute(
            """
            INSERT INTO tides (span, begins_at, instance, inserts, updates, deletes)
            SELECT \(TideSpan.quarter.rawValue), \(start.microseconds), id, \(Int64(clamping: activity.inserts)),
                \(Int64(clamping: activity.updates)), \(Int64(clamping: activity.deletes))
            FROM instances WHERE id = ?
            ON CONFLICT (span, begins_at, instance) DO UPDATE SET inserts = tides.inserts + excluded.inserts,
                updates = tides.updates + excluded.updates, deletes = tides.deletes + excluded.deletes
            """, [.text(instance)])
    }

    /// Writes down what was read off instances, by instance, in the interval an instant lies in.
    package func note(_ readings: [String: TideReading], at instant: Timestamp) throws {
        let known = Set(try session.query("SELECT id FROM instances").map { try $0.text("id") })
        let there = readings.filter { known.contains($0.key) }.sorted { $0.key < $1.key }
        let start = TideSpan.quarter.start(of: instant).microseconds
        for first in stride(from: 0, to: there.count, by: Self.chunk) {
            let part = there[first..<min(there.count, first + Self.chunk)]
            let row = "(\(TideSpan.quarter.rawValue), \(start), ?, 0, 0, 0, ?, ?, ?, ?)"
            try session.execute(
                """
                INSERT INTO tides (span, begins_at, instance, \(Self.figures))
                VALUES \(Array(repeating: row, count: part.count).joined(separator: ", "))
                ON CONFLICT (span, begins_at, instance) DO UPDATE SET
                    rpo = CASE WHEN tides.rpo > excluded.rpo OR excluded.rpo IS NULL THEN tides.rpo ELSE excluded.rpo END,
                    stored = COALESCE(excluded.stored, tides.stored), packed = COALESCE(excluded.packed, tides.packed),
                    raw = COALESCE(excluded.raw, tides.raw)
                """,
                part.flatMap { id, reading -> [CatalogValue] in
                    [
                        .text(id), CatalogValue(reading.rpo.flatMap { Int64(exactly: ($0 * 1e6).rounded()) }),
                        CatalogValue(reading.stored), CatalogValue(reading.packed), CatalogValue(reading.raw),
                    ]
                })
        }
    }

    /// Adds up what has come since the last but one interval of each length: coarser rows, and those of projects. The same
    /// however often, and by however many.
    package func roll(at now: Timestamp) throws {
        for span in TideSpan.allCases {
            let start = span.start(of: now).adding(microseconds: -span.microseconds).microseconds
            if let finer = span.finer {
                let begins = "begins_at - begins_at % \(span.microseconds)"
                try session.execute(
                    """
                    INSERT INTO tides (span, begins_at, instance, \(Self.figures))
                    SELECT \(span.rawValue), \(begins), instance, \(Self.sums("MAX"))
                    FROM tides WHERE span = \(finer.rawValue) AND begins_at >= \(start)
                    GROUP BY \(begins), instance
                    ON CONFLICT (span, begins_at, instance) DO UPDATE SET \(Self.replaced)
                    """)
            }
            try session.execute(
                """
                INSERT INTO fleet_tides (project, span, begins_at, \(Self.figures))
                SELECT i.project, t.span, t.begins_at, \(Self.sums("SUM"))
                FROM tides t JOIN instances i ON i.id = t.instance
                WHERE t.span = \(span.rawValue) AND t.begins_at >= \(start)
                GROUP BY i.project, t.span, t.begins_at
                ON CONFLICT (project, span, begins_at) DO UPDATE SET \(Self.replaced)
                """)
        }
    }

    /// Sizes are the largest of an instance's intervals, and add up over instances.
    private static func sums(_ sizes: String) -> String {
        let counts = ["inserts", "updates", "deletes"].map { "CAST(SUM(\($0)) AS BIGINT)" }
        let bytes = ["stored", "packed", "raw"].map { "CAST(\(sizes)(\($0)) AS BIGINT)" }
        return (counts + ["MAX(rpo)"] + bytes).joined(separator: ", ")
    }

    private static let replaced = figures.split(separator: ", ").map { "\($0) = excluded.\($0)" }
        .joined(separator: ", ")

    /// Statements that changed how tables of an instance are made. What is known already stays as it is.
    package func mark(_ marks: [LogMark], of instance: String) throws {
        for mark in marks.prefix(Self.mostMarks) {
            try session.execute(
                """
                INSERT INTO log_marks (instance, happened_at, gtid, place, statement)
                SELECT id, \(mark.happenedAt.microseconds), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT)
                FROM instances WHERE id = ?
                ON CONFLICT (instance, happened_at, gtid) DO NOTHING
                """, [.text(mark.gtid), .text(mark.place), .text(mark.statement), .text(instance)])
        }
    }

    /// Forgets what is older than it is kept; returns how many rows.
    @discardableResult
    package func trim(at now: Timestamp) throws -> Int {
        var count = 0
        for span in TideSpan.allCases {
            let end = CatalogValue(now.adding(seconds: -span.keptDays * 86_400))
            for table in ["tides", "fleet_tides"] {
                count += try session.execute(
                    "DELETE FROM \(table) WHERE span = \(span.rawValue) AND begins_at < ?", [end])
            }
        }
        return try count
            + session.execute(
                "DELETE FROM log_marks WHERE happened_at < ?",
                [CatalogValue(now.adding(seconds: -Self.markDays * 86_400))])
    }

    // MARK: Reading

    /// Of an instance, oldest first.
    package func tides(of instance: String, _ span: TideSpan, since start: Timestamp) throws -> [Tide] {
        try session.query(
            """
            SELECT span, begins_at, \(Self.figures) FROM tides WHERE instance = ? AND span = ? AND begins_at >= ?
            ORDER BY begins_at
            """, [.text(instance), .integer(span.rawValue), CatalogValue(span.start(of: start))]
        ).map(Self.tide)
    }

    /// Of whole projects together, oldest first.
    package func tides(ofProjects projects: [String], _ span: TideSpan, since start: Timestamp) throws -> [Tide] {
        try added(projects) { project in
            try session.query(
                """
                SELECT span, begins_at, \(Self.figures) FROM fleet_tides WHERE project = ? AND span = ? AND begins_at >= ?
                """, [.text(project), .integer(span.rawValue), CatalogValue(span.start(of: start))])
        }
    }

    /// Of some instances together, oldest first.
    package func tides(ofInstances instances: [String], _ span: TideSpan, since start: Timestamp) throws -> [Tide] {
        let chunks = stride(from: 0, to: instances.count, by: Self.chunk).map {
            Array(instances[$0..<min(instances.count, $0 + Self.chunk)])
        }
        return try added(chunks) { chunk in
            let marks = Array(repeating: "?", count: chunk.count).joined(separator: ", ")
            return try session.query(
                """
                SELECT span, begins_at, \(Self.figures) FROM tides
                WHERE instance IN (\(marks)) AND span = ? AND begins_at >= ?
                """,
                chunk.map { .text($0) } + [.integer(span.rawValue), CatalogValue(span.start(of: start))])
        }
    }

    /// Marks of an instance from an instant on, newest first.
    package func marks(of instance: String, since start: Timestamp, limit: Int) throws -> [LogMark] {
        try session.query(
            """
            SELECT happened_at, gtid, place, statement FROM log_marks WHERE instance = ? AND happened_at >= ?
            ORDER BY happened_at DESC, gtid DESC LIMIT ?
            """, [.text(instance), CatalogValue(start), .integer(Int64(limit))]
        ).map { row in
            LogMark(
                happenedAt: try row.time("happened_at"), gtid: try row.text("gtid"), place: try row.text("place"),
                statement: try row.text("statement"))
        }
    }

    private func added<Part>(_ parts: [Part], _ rows: (Part) throws -> [CatalogRow]) throws -> [Tide] {
        var sums: [Timestamp: Tide] = [:]
        for part in parts {
            for row in try rows(part) {
                let tide = try Self.tide(row)
                if sums[tide.beginsAt] == nil { sums[tide.beginsAt] = tide } else { sums[tide.beginsAt]?.add(tide) }
            }
        }
        return sums.values.sorted { $0.beginsAt < $1.beginsAt }
    }

    private static func tide(_ row: CatalogRow) throws -> Tide {
        var tide = Tide(
            beginsAt: try row.time("begins_at"), span: TideSpan(rawValue: try row.integer("span")) ?? .quarter)
        tide.inserts = try row.integer("inserts")
        tide.updates = try row.integer("updates")
        tide.deletes = try row.integer("deletes")
        tide.rpo = try row.optionalInteger("rpo").map { Double($0) / 1e6 }
        tide.stored = try row.optionalInteger("stored")
        tide.packed = try row.optionalInteger("packed")
        tide.raw = try row.optionalInteger("raw")
        return tide
    }
}
