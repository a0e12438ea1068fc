internal import APIModel
internal import Client

/// Shows what a job says, as it says it, until it has ended.
///
/// The stream of events only says that there is something new: what that is, is asked for, so that nothing is missed or shown
/// twice whatever breaks in between.
struct JobFollower: Sendable {
    let client: APIClient
    let console: Console
    let id: String

    /// The job as it ended. Throws the server's own errors.
    func follow() async throws -> JobDocument {
        var last: Int64 = 0
        var job = try await look(&last)
        guard !Self.isFinal(job) else { return job }
        try await client.follow(Routes.job(id, "events")) { _ in
            job = try await look(&last)
            return !Self.isFinal(job)
        }
        console.live("")
        return job
    }

    /// Shows the lines behind `last` and returns the job as it was before they were asked for: a job that had ended then says
    /// nothing more.
    private func look(_ last: inout Int64) async throws -> JobDocument {
        let job = try await client.get(JobDocument.self, Routes.job(id))
        for line in try await lines(after: last) {
            try JobText.show(line, console)
            last = line.number
        }
        if !Self.isFinal(job), let progress = job.progress { console.live(JobText.progress(job, progress)) }
        return job
    }

    /// All lines behind a number.
    func lines(after number: Int64) async throws -> [JobLineDocument] {
        var lines: [JobLineDocument] = []
        var after = number
        while true {
            let page = try await client.get(
                Page<JobLineDocument>.self, Routes.job(id, "lines"), query: [("after", "\(after)"), ("limit", "500")])
            lines += page.items
            guard let next = page.items.last?.number, page.next != nil, next > after else { return lines }
            after = next
        }
    }

    static func isFinal(_ job: JobDocument) -> Bool { ["succeeded", "failed", "cancelled"].contains(job.state) }
}
