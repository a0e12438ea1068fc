package import APIModel
internal import Core
internal import Crypto
internal import Foundation
internal import Service

/// What a page of a job follows: its lines as they come, and its state and progress whenever they change.
package enum JobFeed {
    private static let page = 200

    /// Lines are added to the element `lines`, the job stands in the element `job`; both as the page's own templates show
    /// them. It ends with the job.
    package static func make(
        _ request: ConsoleRequest, of id: String, lines: String, job: String,
        showLines: @escaping @Sendable ([JobLineDocument]) throws -> Markup,
        showJob: @escaping @Sendable (JobDocument) throws -> Markup
    ) -> EventFeed {
        let (service, caller) = (request.service, request.caller)
        return EventFeed { text in
            let cursor = Cursor(text)
            // The job before its lines: what it said until it ended is then there to be read.
            let found = try await service.job(caller, id)
            let said = try await service.jobLines(caller, id, after: cursor.line, limit: page)
            var events: [LiveEvent] = []
            if !said.items.isEmpty { events.append(.append(lines, try showLines(said.items))) }
            let state = try fingerprint(found)
            if state != cursor.state { events.append(.replace(job, try showJob(found))) }
            let isFinal = JobState(rawValue: found.state)?.isFinal ?? true
            let next = Cursor(line: said.items.last?.number ?? cursor.line, state: state)
            return EventFeed.Batch(
                events: events, cursor: next.text, isOver: isFinal && said.next == nil, hasMore: said.next != nil)
        }
    }

    /// The cursor of a page that has shown lines up to a number, and the job as it was: what follows is new.
    package static func cursor(behind line: Int64, _ job: JobDocument) throws -> String {
        Cursor(line: line, state: try fingerprint(job)).text
    }

    private static func fingerprint(_ job: JobDocument) throws -> String {
        String(Hex.encode(Array(SHA256.hash(data: try WireJSON.bytes(job)))).prefix(16))
    }

    private struct Cursor {
        let line: Int64
        let state: String

        init(line: Int64, state: String) {
            self.line = line
            self.state = state
        }

        /// What cannot be read is the beginning.
        init(_ text: String?) {
            let parts = (text ?? "").split(separator: ".", maxSplits: 1).map(String.init)
            line = max(0, parts.first.flatMap { Int64($0) } ?? 0)
            state = parts.count == 2 ? parts[1] : ""
        }

        var text: String { "\(line).\(state)" }
    }
}
