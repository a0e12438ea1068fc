import APIModel
import Catalog
import Core
import HTTPTypes
import HummingbirdTesting
import Server
import Service
import Testing

@Suite struct EventStreamTests {
    /// Against a real port: the answer begins before the job has ended.
    @Test func aJobIsFollowedUntilItEnds() async throws {
        var settings = APISettings(host: "127.0.0.1", port: 0)
        settings.eventSeconds = 0.05
        let scene = try await ServerScene(settings: settings)
        let catalog = scene.catalog
        try await scene.run(.live) { client in
            _ = try await client.post("instances", #"{"name": "shop-1", "host": "h"}"#)
            _ = try await client.post(
                "repositories", #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#
            )
            let asked = try await client.post(
                "jobs", #"{"kind": "base", "instance": "shop-1", "repository": "main"}"#)
            let id = JobID(try asked.value(JobDocument.self).id)
            let offer = WorkerOffer(worker: WorkerID("w"), sites: ["s"], slots: 1)
            let lease = try await catalog.write { transaction in
                try transaction.jobs.claim(for: offer, by: JobChooser()).first?.lease ?? 0
            }
            let worker = Task {
                for number in 1...3 {
                    try await catalog.write { transaction in
                        _ = try transaction.jobs.append(
                            [(level: .note, code: nil, message: "line \(number)")], to: id, lease: lease)
                    }
                }
                try await catalog.write { transaction in
                    _ = try transaction.jobs.finish(id, lease: lease, .succeeded, terms: LeaseTerms())
                }
            }
            let reply = try await client.get("jobs/\(id)/events")
            try await worker.value
            #expect(reply.status == 200 && reply.type == "text/event-stream")
            let events = reply.body.split(separator: "\n\n").map(String.init)
            #expect(events.first == "retry: 2000" && events.last == "event: end\ndata: {}")
            let lines = events.filter { $0.contains("event: line\n") }
            #expect(lines.count == 3 && lines[2].hasPrefix("id: 3\n") && lines[2].contains("line 3"))
            #expect(events.contains { $0.contains("event: job\n") && $0.contains("\"state\":\"succeeded\"") })
            // From where it was cut off.
            let rest = try await client.send(.get, "jobs/\(id)/events", headers: ["Last-Event-ID": "2"])
            #expect(rest.body.contains("line 3") && !rest.body.contains("line 2"))
            #expect(try await client.get("jobs/none/events").problem?.code == "job.missing")
        }
    }
}
