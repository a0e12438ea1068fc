import Foundation
import Service
import Testing

@Suite struct JSONDocumentTests {
    private func read(_ text: String) throws -> ConfigValue { try JSONDocument.read(Array(text.utf8)) }

    @Test func everyKindOfValueIsReadWithItsLine() throws {
        let value = try read(
            "{\"a\": [1, -20, 0, 1.5e3, true, false, null],\n \"b\": {\"c\": \"x\\n\\u00e9\\ud83d\\ude00/\"}}")
        let items: [ConfigValue] = [1, .integer(-20), 0, 1500, true, false, nil]
        // A fraction keeps its digits, and is no text all the same.
        let fraction = ConfigValue(.text("1.250"), line: 1, isNumeral: true)
        #expect(
            try JSONDocument.read(Array("1.250".utf8)) == fraction && ConfigValue(.text("1.250"), line: 1) != fraction)
        #expect(value["a"]?.kind == .list(items.map { ConfigValue($0.kind, line: 1) }))
        #expect(value["b"]?.line == 2 && value["b"]?["c"]?.kind == .text("x\né😀/"))
        #expect(try read(" [] ").kind == .list([]) && read("{}").kind == .map([]))
        // Too large for a number of 64 bits: what was written stays.
        #expect(try read("9223372036854775808").kind == .text("9223372036854775808"))
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "[1 2]", "tru", "01", "-", "1.", "1e", ".5", "\"",
        "\"\\x\"",
        "\"\\u12\"", "\"\\ud83d\"", "\"\\ude00\"", "\"\u{1}\"", "1 2", "nul", "+1", "'a'", "[NaN]",
    ])
    func whatIsNoJSONIsRefused(_ text: String) {
        #expect(throws: RefusedFields.self) { try read(text) }
    }

    @Test func bytesThatAreNoTextAndDeepNestsAreRefused() throws {
        #expect(throws: RefusedFields.self) { try JSONDocument.read([0x22, 0xFF, 0x22]) }
        let depth = JSONDocument.depth
        func nest(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        _ = try read(nest(depth))
        #expect(throws: RefusedFields.self) { try read(nest(depth + 2)) }
        #expect(throws: RefusedFields.self) { try read(String(repeating: "[", count: 1_000_000)) }
    }

    @Test func theLineOfAMistakeIsTold() {
        let refusal = #expect(throws: RefusedFields.self) { try read("{\n\"a\": 1,\n\"b\": x}") }
        #expect(refusal?.problems.first?.line == 3)
    }

    /// What the system's own reader takes or refuses is taken or refused here too.
    @Test func textsChangedAtRandomAreReadAsByFoundation() throws {
        let seed = "{\"a\": [1, 2.5, -3e2, \"x\\u0041\\n\"], \"b\": {\"c\": null, \"d\": [true, false]}}"
        var generator = SystemRandomNumberGenerator()
        let letters = Array("{}[]\",:0123456789.eE+-tfn\\u \n".utf8)
        var taken = 0
        for _ in 0..<4000 {
            var bytes = Array(seed.utf8)
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] =
                    letters.randomElement(using: &generator) ?? 0x20
            }
            let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
            let ours = try? JSONDocument.read(bytes)
            // Two members of one name are the reader's own matter.
            #expect((theirs != nil) == (ours != nil), "\(String(decoding: bytes, as: UTF8.self))")
            if ours != nil { taken += 1 }
        }
        #expect(taken > 100)
    }
}
