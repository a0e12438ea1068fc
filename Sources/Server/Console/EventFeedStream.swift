internal import APIModel
package import Console
internal import Core
internal import HummingbirdCore
internal import NIOCore
internal import ServiceLifecycle

/// What a page follows, as server-sent events. An event's identifier is the cursor behind it, so that whoever lost the
/// connection goes on there.
package enum EventFeedStream {
    /// Seconds of silence after which a comment shows that the connection lives.
    private static let heartbeat: Double = 15

    /// The first look is taken before anything is answered, so that its errors are shown like any other.
    static func body(_ feed: EventFeed, after cursor: String?, _ core: ServerCore) async throws -> ResponseBody {
        let first = try await feed.next(cursor)
        return ResponseBody { writer in
            try await Self.write(feed, first, core, &writer)
            try await writer.finish(nil)
        }
    }

    @concurrent private static func write(
        _ feed: EventFeed, _ first: EventFeed.Batch, _ core: ServerCore, _ writer: inout any ResponseBodyWriter
    ) async throws {
        var batch = first
        var silentSince = core.clock.uptime()
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        while true {
            if !batch.events.isEmpty || batch.isOver {
                try await writer.write(ByteBuffer(string: try text(batch)))
                silentSince = core.clock.uptime()
            } else if core.clock.uptime() - silentSince >= heartbeat {
                try await writer.write(ByteBuffer(string: ": still here\n\n"))
                silentSince = core.clock.uptime()
            }
            // A server that is to stop ends the stream; the page goes on with another, behind the last event.
            if batch.isOver || Task.isShuttingDownGracefully { return }
            if !batch.hasMore { try await core.clock.sleep(seconds: core.settings.eventSeconds) }
            batch = try await feed.next(batch.cursor)
        }
    }

    /// What is written of a batch.
    package static func text(_ batch: EventFeed.Batch) throws -> String {
        var text = ""
        for (index, event) in batch.events.enumerated() {
            // Only behind the last one is all of the batch done.
            if index == batch.events.count - 1 { text += "id: \(PercentEncoding.encoded(batch.cursor))\n" }
            let data = String(decoding: try WireJSON.bytes(Change(event)), as: UTF8.self)
            text += "event: \(event.kind.rawValue)\ndata: \(data)\n\n"
        }
        return batch.isOver ? text + "event: end\ndata: {}\n\n" : text
    }

    private struct Change: Encodable {
        let target: String
        let html: String

        init(_ event: LiveEvent) {
            target = event.target
            html = event.markup.html
        }
    }
}
