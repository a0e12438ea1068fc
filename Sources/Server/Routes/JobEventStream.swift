internal import APIModel
internal import Core
internal import HummingbirdCore
internal import NIOCore
internal import Service
internal import ServiceLifecycle

/// A job's lines and progress as server-sent events.
enum JobEventStream {
    /// Seconds of silence after which a comment shows that the connection lives.
    private static let heartbeat: Double = 15
    private static let page = 500

    /// The first look is taken before anything is answered, so that a job that is not there is a problem like any other.
    static func open(_ request: ServerRequest) async throws -> ServerAnswer {
        let id = request.path("job")
        let first = try await request.service.job(request.caller, id)
        let start = request.lastEventID.flatMap { Int64($0) } ?? 0
        let body = ResponseBody { writer in
            try await Self.write(request, id, first, after: max(0, start), &writer)
            try await writer.finish(nil)
        }
        return ServerAnswer(status: 200, contentType: "text/event-stream", content: .stream(body))
    }

    @concurrent private static func write(
        _ request: ServerRequest, _ id: String, _ first: JobDocument, after start: Int64,
        _ writer: inout any ResponseBodyWriter
    ) async throws {
        let clock = request.core.clock
        var number = start
        var shown: JobDocument?
        var job = first
        var silentSince = clock.uptime()
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        while true {
            var text = ""
            // The job before its lines: what it said until it ended is then there to be read.
            let lines = try await request.service.jobLines(request.caller, id, after: number, limit: page)
            for line in lines.items {
                text += try event("line", line, id: line.number)
                number = line.number
            }
            if job != shown {
                text += try event("job", job, id: nil)
                shown = job
            }
            let isOver = Self.isFinal(job) && lines.next == nil
            if isOver { text += "event: end\ndata: {}\n\n" }
            if !text.isEmpty {
                try await writer.write(ByteBuffer(string: text))
                silentSince = clock.uptime()
            } else if clock.uptime() - silentSince >= heartbeat {
                try await writer.write(ByteBuffer(string: ": still here\n\n"))
                silentSince = clock.uptime()
            }
            // A server that is to stop ends the stream; whoever follows goes on with another, behind the last line.
            if isOver || Task.isShuttingDownGracefully { return }
            if lines.next == nil { try await clock.sleep(seconds: request.core.settings.eventSeconds) }
            job = try await request.service.job(request.caller, id)
        }
    }

    private static func isFinal(_ job: JobDocument) -> Bool {
        JobState(rawValue: job.state)?.isFinal ?? true
    }

    private static func event(_ kind: String, _ value: some Encodable, id: Int64?) throws -> String {
        let data = String(decoding: try WireJSON.bytes(value), as: UTF8.self)
        return (id.map { "id: \($0)\n" } ?? "") + "event: \(kind)\ndata: \(data)\n\n"
    }
}
