import APIModel
import Core
import Courier
import Foundation
import Service
import Testing

@Suite struct EventKindTests {
    /// docs/events.md shows the catalogue as it is.
    @Test func `The documentation has every kind, and says of each what is true`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/events.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.split(separator: "|").count == 4 }
        let known = rows.map(String.init)
        let wanted = EventKind.allCases.map { kind in
            let traits = kind.traits
            let ends = EventKind.allCases.filter { $0.traits.ends.contains(kind) }.map { "`\($0.rawValue)`" }
            let end = kind.isTrouble ? ends.isEmpty ? "a day without another" : ends.joined(separator: ", ") : "–"
            return "| `\(kind.rawValue)` | \(traits.severity.rawValue) | \(traits.meaning) | \(end) |"
        }
        #expect(Set(wanted).subtracting(known).sorted() == [])
        #expect(Set(known).subtracting(wanted).sorted() == [])
    }

    @Test func `Every kind has traits of its own`() {
        let all = EventKind.allCases.map(\.traits)
        #expect(Set(all.map(\.english)).count == all.count && Set(all.map(\.chinese)).count == all.count)
        for kind in EventKind.allCases {
            let traits = kind.traits
            #expect(traits.severity == .information || kind.isTrouble, "\(kind)")
            #expect(traits.severity != .information || !kind.isTrouble, "\(kind)")
            #expect(traits.ends.allSatisfy(\.isTrouble) && (traits.ends.isEmpty || !kind.isTrouble), "\(kind)")
            #expect(traits.chinese.unicodeScalars.contains { $0.value > 0x2E7F }, "\(kind)")
            #expect(traits.meaning.hasSuffix("."), "\(kind)")
            // An end is told apart by no more than what it ends, or it would end nothing.
            for ended in traits.ends {
                #expect(Set(ended.traits.parts).isSubset(of: traits.parts), "\(kind)")
            }
        }
    }

    @Test func `Two troubles are one where kind, subject and parts agree`() {
        let key = { (details: [String: String]) in
            EventKind.repositoryFull.key(project: "p", instance: nil, job: nil, details: details)
        }
        #expect(key(["repository": "a", "message": "x"]) == key(["repository": "a", "message": "y"]))
        #expect(key(["repository": "a"]) != key(["repository": "b"]))
        let odd = EventKind.databaseNew
        #expect(
            odd.key(project: "a|b", instance: "c", job: nil, details: ["database": "d"])
                != odd.key(project: "a", instance: "b|c", job: nil, details: ["database": "d"]))
    }

    @Test(arguments: MessageLanguage.allCases, EventKind.allCases)
    func `Every kind is written in every language`(_ language: MessageLanguage, _ kind: EventKind) throws {
        let notice = Notice(
            event: 7, kind: kind.rawValue, purpose: .raised, severity: kind.traits.severity, project: "shop",
            instance: "shop-1", details: ["message": "words", "to": "ops"], happenedAt: Fixture.at(0.5), count: 2,
            service: "s")
        let message = try NoticeWriter.message(notice, in: language)
        #expect(message.title.contains(language == .chinese ? kind.traits.chinese : kind.traits.english))
        #expect(message.title.hasSuffix(": shop-1") && message.footer.contains("#7"))
        let labels = message.facts.map(\.label)
        #expect(labels.first == (language == .chinese ? "实例" : "Instance") && !labels.contains("to"))
        let event = try #require(
            try JSONSerialization.jsonObject(with: Data(message.event)) as? [String: Any])
        #expect(event["specversion"] as? String == "1.0" && event["type"] as? String == "tidemark.\(kind.rawValue)")
        #expect(event["id"] as? String == "s-7" && event["source"] as? String == "urn:tidemark:s")
        #expect(event["subject"] as? String == "shop/shop-1" && event["time"] as? String == "2027-01-15T08:00:00.5Z")
        #expect((event["data"] as? [String: Any])?["number"] as? Int == 7)
        // CloudEvents allows lower-case letters and digits in names of attributes.
        #expect(
            event.keys.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) } })
    }
}
