import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct WindowTests {
    typealias R = TestRepository

    @Test func `No base, no window`() async throws {
        let test = try await TestRepository()
        try await test.append(1...5)
        #expect(try await test.instance.windows().isEmpty)
    }

    @Test func `A window begins where its oldest base converges and ends with the log`() async throws {
        let test = try await TestRepository()
        try await test.append(1...9)
        try await test.instance.commit(try await test.base("b1", segments: 2...4))
        try await test.instance.commit(try await test.base("b2", segments: 5...6, seed: 77))
        let windows = try await test.reopened().windows(now: R.time(100))
        #expect(
            windows == [
                Window(
                    start: R.time(4), end: R.time(9), isOpen: false, run: "run-1", firstSegment: 2, lastSegment: 9,
                    bases: ["b1", "b2"], endReason: "The log is not being streamed.")
            ])
    }

    @Test func `A running stream keeps it open, through what it has confirmed`() async throws {
        let test = try await TestRepository()
        try await test.append(1...9)
        try await test.instance.commit(try await test.base("b1", segments: 2...4))
        try await test.instance.putStreamStatus(test.status(.running, last: 9, heartbeat: 40, through: 39))
        var window = try #require(try await test.instance.windows(now: R.time(45)).first)
        #expect(window.isOpen && window.end == R.time(39) && window.endReason == nil)
        window = try #require(try await test.instance.windows(now: R.time(51)).first)
        #expect(!window.isOpen && window.end == R.time(39))
        #expect(window.endReason?.contains("without a word") == true)
        var stopped = test.status(.failed, last: 9, heartbeat: 40, through: 39)
        stopped.message = "The server refused the login."
        try await test.instance.putStreamStatus(stopped)
        window = try #require(try await test.instance.windows(now: R.time(41)).first)
        #expect(!window.isOpen && window.end == R.time(39) && window.endReason == "The server refused the login.")
    }

    @Test func `A gap ends it, and the next begins with a base after the gap`() async throws {
        let test = try await TestRepository()
        try await test.append(1...4)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        try await test.append(5...9, run: "run-2", gap: "The server had purged its log.")
        #expect(try await test.instance.windows().map(\.endReason) == ["The server had purged its log."])
        try await test.instance.commit(try await test.base("b2", segments: 6...7, run: "run-2"))
        let windows = try await test.instance.windows()
        #expect(windows.map(\.start) == [R.time(2), R.time(7)])
        #expect(windows.map(\.end) == [R.time(4), R.time(9)])
        #expect(windows.map(\.bases) == [["b1"], ["b2"]])
    }

    @Test func `An incident ends it although the log goes on`() async throws {
        let test = try await TestRepository()
        try await test.append(1...3)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        let incident = TestRepository.index(4, incident: "A statement was logged as text.")
        try await test.instance.appendSegment(incident, events: R.events(4))
        try await test.append(5...8)
        // This one was being read when it happened, so it never was a restore point.
        try await test.instance.commit(try await test.base("b2", segments: 3...6, seed: 2))
        // The segment that holds the incident is the newest one when this begins.
        try await test.instance.commit(try await test.base("b3", segments: 4...7, seed: 3))
        let windows = try await test.instance.windows()
        #expect(windows.map(\.bases) == [["b1"], ["b3"]])
        #expect(windows.map(\.start) == [R.time(2), R.time(7)])
        #expect(windows.map(\.end) == [R.time(4), R.time(8)])
        #expect(windows[0].endReason == "A statement was logged as text.")
    }

    @Test func `A missing segment ends it, and is named`() async throws {
        let test = try await TestRepository()
        try await test.append(1...9)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        try await test.instance.commit(try await test.base("b2", segments: 6...7, seed: 2))
        let name = "instances/\(test.instance.id)/log/0000000000000000/00000000000000000005.seg"
        try await test.store.delete(name)
        let listing = try await test.reopened().listing()
        #expect(listing.windows.map(\.bases) == [["b1"], ["b2"]])
        #expect(listing.windows.map(\.end) == [R.time(4), R.time(9)])
        #expect(listing.windows[0].endReason == "Segment 5 is missing or damaged.")
        #expect(listing.damaged.map(\.key) == [name])
    }

    @Test func `The end of the log taken away does not go unnoticed`() async throws {
        let test = try await TestRepository()
        try await test.append(1...9)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        try await test.instance.putStreamStatus(test.status(.running, last: 9, heartbeat: 40, through: 39))
        try await test.store.delete("instances/\(test.instance.id)/log/0000000000000000/00000000000000000009.seg")
        let listing = try await test.reopened().listing(now: R.time(41))
        #expect(listing.windows.map(\.end) == [R.time(8)])
        #expect(listing.windows[0].endReason == "Segment 9 is missing or damaged.")
        #expect(listing.damaged.count == 1)
    }

    @Test func `Very many gaps are followed back over several indexes`() async throws {
        let test = try await TestRepository()
        for sequence in 1...100 as ClosedRange<UInt64> {
            try await test.append(sequence...sequence, run: "run-\(sequence)", gap: sequence > 1 ? "gap" : nil)
        }
        try await test.instance.commit(try await test.base("b1", segments: 2...2, run: "run-2"))
        let last = try #require(try await test.instance.lastSegment())
        #expect(last.runs.count == 32)
        #expect(try await test.reopened().windows().map(\.bases) == [["b1"]])
    }

    @Test func `Listing reads one index however long the log is`() async throws {
        let recording = RecordingStore(MemoryStore())
        let test = try await TestRepository(recording)
        try await test.append(1...60)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        let reopened = try await test.reopened()
        _ = recording.takeCalls()
        _ = try await reopened.listing()
        #expect(recording.takeCalls().count <= 8)
    }
}
