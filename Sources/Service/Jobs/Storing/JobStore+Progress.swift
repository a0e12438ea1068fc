internal import Catalog
package import Core

/// What a job says while it runs. All of it is fenced: a worker that lost the job writes nothing.
extension JobStore {
    /// Replaces how far the job has come, as JSON. Throws `job.lost` where the lease is not the job's any more.
    package func setProgress(_ document: String, of id: JobID, lease: Int64) throws {
        let changed = try session.execute(
            "UPDATE jobs SET progress = ? WHERE id = ? AND lease = ? AND state = 'running'",
            [.text(document), .text(id.rawValue), .integer(lease)])
        guard changed == 1 else { throw lost(id, lease) }
    }

    /// Nil where the job never said anything. Throws `job.missing`.
    package func progress(of id: JobID) throws -> String? {
        guard let row = try session.first("SELECT progress FROM jobs WHERE id = ?", [.text(id.rawValue)]) else {
            throw TidemarkError(.jobMissing, "There is no job \(id).", hint: "List the jobs with tidemark job list.")
        }
        return try row.optionalText("progress")
    }

    /// Appends lines, and returns the number of the last. Throws `job.lost` where the lease is not the job's any more.
    @discardableResult
    package func append(
        _ lines: [(level: JobLine.Level, code: ErrorCode?, message: String)], to id: JobID, lease: Int64
    ) throws -> Int64 {
        guard
            let row = try session.first(
                """
                UPDATE jobs SET line_count = line_count + ? WHERE id = ? AND lease = ? AND state = 'running'
                RETURNING line_count
                """, [.integer(Int64(lines.count)), .text(id.rawValue), .integer(lease)])
        else { throw lost(id, lease) }
        let last = try row.integer("line_count")
        let now = try session.now()
        for (index, line) in lines.enumerated() {
            try session.execute(
                "INSERT INTO job_lines (job, number, written_at, level, code, message) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(id.rawValue), .integer(last - Int64(lines.count - 1 - index)), CatalogValue(now),
                    .text(line.level.rawValue), CatalogValue(line.code?.rawValue), .text(line.message),
                ])
        }
        return last
    }

    /// At most `limit` lines after the number `after`.
    package func lines(of id: JobID, after: Int64 = 0, limit: Int = 1000) throws -> [JobLine] {
        try session.query(
            """
            SELECT number, written_at, level, code, message FROM job_lines WHERE job = ? AND number > ?
            ORDER BY number LIMIT ?
            """, [.text(id.rawValue), .integer(after), .integer(Int64(limit))]
        ).map { row in
            JobLine(
                number: try row.integer("number"), writtenAt: try row.time("written_at"), level: try row.raw("level"),
                code: try row.optionalText("code").map { ErrorCode($0) }, message: try row.text("message"))
        }
    }

    private func lost(_ id: JobID, _ lease: Int64) -> TidemarkError {
        TidemarkError(
            .jobLost, "The job \(id) is no longer run under lease \(lease).",
            hint: "Nothing has to be done: whoever holds the job goes on with it.")
    }
}
