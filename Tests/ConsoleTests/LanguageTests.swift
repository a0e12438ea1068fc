import Console
import Testing

@Suite struct LanguageTests {
    @Test func theLanguageAskedForMostIsTaken() {
        let cases: [(header: String, language: Language)] = [
            ("zh-CN,zh;q=0.9,en;q=0.8", .zh), ("en-GB,en;q=0.9,zh;q=0.8", .en), ("de, zh-TW;q=0.3", .zh),
            ("de, fr", .en), ("zh;q=0, en;q=0.1", .en), ("", .en), ("zh;q=x", .zh), (";;;,,,=", .en),
        ]
        for (header, language) in cases { #expect(Language(accepting: header) == language, "\(header)") }
    }
}
