import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct JobFeedTests {
    @Test func aJobIsFollowedUntilItEndsAndFromWhereItWasCutOff() async throws {
        let scene = try await ConsoleScene()
        let catalog = scene.server.catalog
        try await scene.run { browser in
            _ = try await browser.client.post("instances", #"{"name": "shop-1", "host": "h"}"#)
            _ = try await browser.client.post(
                "repositories", #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#
            )
            let asked = try await browser.client.post(
                "jobs", #"{"kind": "base", "instance": "shop-1", "repository": "main"}"#)
            let id = try asked.value(JobDocument.self).id
            let request = ConsoleRequest(
                caller: scene.inside, address: "/jobs/\(id)", formKey: FormKey(of: "s"), console: try Console(),
                service: scene.service, now: SystemClock().now())
            let feed = JobFeed.make(
                request, of: id, lines: "lines", job: "job",
                showLines: { lines in Markup(escaping: lines.map(\.message).joined(separator: ",")) },
                showJob: { job in Markup(escaping: job.state) })
            let first = try await feed.next(nil)
            #expect(first.events == [.replace("job", Markup(trusted: "queued"))] && !first.isOver)
            #expect(try await feed.next(first.cursor).events.isEmpty)
            let offer = WorkerOffer(worker: WorkerID("w"), sites: ["s"], slots: 1)
            let lease = try await catalog.write { transaction in
                let lease = try transaction.jobs.claim(for: offer, by: JobChooser()).first?.lease ?? 0
                _ = try transaction.jobs.append(
                    [(level: .note, code: nil, message: "<one>")], to: JobID(id), lease: lease)
                return lease
            }
            let second = try await feed.next(first.cursor)
            #expect(second.events.map(\.kind) == [.append, .replace])
            #expect(second.events.first?.markup.html == "&lt;one&gt;")
            try await catalog.write { transaction in
                _ = try transaction.jobs.finish(JobID(id), lease: lease, .succeeded, terms: LeaseTerms())
            }
            let last = try await feed.next(second.cursor)
            #expect(last.events == [.replace("job", Markup(trusted: "succeeded"))] && last.isOver)
            // Whoever comes with what nobody gave out begins anew.
            #expect(try await feed.next("x.y").events.map(\.kind) == [.append, .replace])
        }
    }
}
