import Console
import Testing

@Suite struct LanguageTests {
    @Test func theLanguageAskedForMostIsTaken() {
        #expect(Language(accepting: "zh-CN,zh;q=0.9,en;q=0.8") == .zh)
        #expect(Language(accepting: "en-GB,en;q=0.9,zh;q=0.8") == .en)
        #expect(Language(accepting: "de, zh-TW;q=0.3") == .zh)
        #expect(Language(accepting: "de, fr") == .en)
        #expect(Language(accepting: "zh;q=0, en;q=0.1") == .en)
        #expect(Language(accepting: "") == .en)
    }
}
