import Client
import Testing

@Suite struct ServerSentEventParserTests {
    private func parse(_ text: String, pieces: Int = 1 << 20) throws -> [ServerSentEvent] {
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            events += try parser.feed(Array(bytes[start..<min(start + pieces, bytes.count)]))
        }
        return events
    }

    /// The same whatever the line ends are and wherever the network cuts.
    @Test(arguments: ["\n", "\r\n", "\r"], [1, 2, 3, 7, 1000])
    func `Events are cut where they end`(_ end: String, pieces: Int) throws {
        let lines = [
            "\u{FEFF}: hello", "", "data: first", "", "event: line", "id: 42", "data: a: b", "data:  c", "data", "",
            "unknown: x", "data:second", "", "event: empty", "", "data: cut off",
        ]
        let events = try parse(lines.joined(separator: end), pieces: pieces)
        #expect(
            events == [
                ServerSentEvent(data: "first"), ServerSentEvent(kind: "line", data: "a: b\n c\n", id: "42"),
                ServerSentEvent(data: "second", id: "42"),
            ])
    }

    @Test func `An event has a limit, a long stream has none`() throws {
        var parser = ServerSentEventParser(limit: 100)
        for _ in 0..<1000 {
            let events = try parser.feed(Array("data: 0123456789\n\n: alive\n\n".utf8))
            #expect(events.count == 1)
        }
        #expect(throws: ServerSentEventParser.TooLong.self) {
            var parser = ServerSentEventParser(limit: 100)
            _ = try parser.feed(Array(repeating: UInt8(ascii: "x"), count: 101))
        }
    }
}
