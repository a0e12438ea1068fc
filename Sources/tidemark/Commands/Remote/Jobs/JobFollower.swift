internal import APIModel
internal import Client
internal import Core

/// Shows what a job says, as it says it, until it has ended.
struct JobFollower: Sendable {
    let client: APIClient
    let console: Console
    let id: String

    /// The job as it ended. Throws the server's own errors.
    ///
    /// A line's number is its event's identifier, so that a connection made again goes on behind the last line that was shown.
    func follow() async throws -> JobDocument {
        var last: Int64 = 0
        var job: JobDocument?
        try await client.follow(Routes.job(id, "events")) { event in
            switch event.kind {
            case "line":
                let line = try Self.value(JobLineDocument.self, event)
                guard line.number > last else { return true }
                last = line.number
                try JobText.show(line, console)
            case "job":
                let now = try Self.value(JobDocument.self, event)
                job = now
                if !Self.isFinal(now), let progress = now.progress { console.live(JobText.progress(now, progress)) }
            case "end": return false
            default: break
            }
            return true
        }
        console.live("")
        if let job, Self.isFinal(job) { return job }
        return try await client.get(JobDocument.self, Routes.job(id))
    }

    /// All lines behind a number.
    func lines(after number: Int64) async throws -> [JobLineDocument] {
        var lines: [JobLineDocument] = []
        var after = number
        while true {
            let page = try await client.get(
                Page<JobLineDocument>.self, Routes.job(id, "lines"),
                query: [("after", "\(after)"), ("limit", "\(APIClient.pageSize)")])
            lines += page.items
            guard let next = page.items.last?.number, page.next != nil, next > after else { return lines }
            after = next
        }
    }

    static func isFinal(_ job: JobDocument) -> Bool { ["succeeded", "failed", "cancelled"].contains(job.state) }

    private static func value<Value: Decodable>(_ type: Value.Type, _ event: ServerSentEvent) throws -> Value {
        do {
            return try WorkJSON.value(type, in: event.data)
        } catch {
            throw TidemarkError(
                .serverAnswer, "The server sent an event that this program does not understand.",
                hint: "Use the program of the server's own version.", cause: error)
        }
    }
}
