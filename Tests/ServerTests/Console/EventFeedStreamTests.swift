import Console
import Server
import Testing

@Suite struct EventFeedStreamTests {
    @Test func aBatchIsWrittenWithItsCursorBehindTheLastEvent() throws {
        let events: [LiveEvent] = [
            .replace("a", Markup(trusted: "<b>\n1</b>")), .append("b", Markup(trusted: "\"2\"")), .reload,
        ]
        let text = try EventFeedStream.text(EventFeed.Batch(events: events, cursor: "x\ny 1", isOver: true))
        let parts = text.split(separator: "\n\n").map(String.init)
        #expect(parts.count == 4)
        #expect(parts[0].hasPrefix("event: replace\ndata: {") && parts[0].contains(#""target":"a""#))
        #expect(parts[0].contains(#"\n1"#) && parts[1].contains(#"\"2\""#))
        // One line, whatever stands in the cursor.
        #expect(parts[2].hasPrefix("id: x%0Ay%201\nevent: reload\n"))
        #expect(!parts[0].contains("id:") && parts[3] == "event: end\ndata: {}")
    }

    @Test func nothingIsWrittenOfNothing() throws {
        #expect(try EventFeedStream.text(EventFeed.Batch(events: [], cursor: "a")) == "")
    }
}
