import Console
import Testing

@Suite struct WordTests {
    private var all: [(name: String, word: Word)] {
        WordTable.all.flatMap { section, words in words.map { (name: "\(section).\($0.key)", word: $0.value) } }
            .sorted { $0.name < $1.name }
    }

    private func names(in text: String) -> Set<String> {
        Set(text.matches(of: /\{([A-Za-z]+)\}/).map { String($0.output.1) })
    }

    private func isHan(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    @Test func everyTextIsThereInBothLanguages() {
        #expect(all.count > 100)
        for (name, word) in all {
            #expect(!word.en.isEmpty && !word.zh.isEmpty, "\(name)")
            #expect(word.one?.isEmpty != true, "\(name)")
            // What is not translated is a name of its own.
            let isSame = ["frame.name", "frame.language", "frame.languageTitle"].contains(name)
            #expect(isSame || isHan(word.zh), "\(name) is not Chinese")
            #expect(isSame || !isHan(word.en), "\(name) is not English")
        }
    }

    @Test func bothLanguagesHoldTheSameValues() {
        for (name, word) in all {
            #expect(names(in: word.en) == names(in: word.zh), "\(name)")
            if let one = word.one {
                #expect(names(in: word.en).contains("count"), "\(name) is counted by nothing")
                #expect(names(in: one).isSubset(of: names(in: word.en)), "\(name)")
            }
        }
    }

    @Test func noTextEndsInBlanks() {
        for (name, word) in all {
            for text in [word.en, word.one ?? "x", word.zh] {
                #expect(text.first?.isWhitespace == false && text.last?.isWhitespace == false, "\(name)")
            }
        }
    }

    @Test func valuesAreFilledInOnce() {
        let word = Word(en: "{count} of {name}", one: "One of {name}", zh: "{name} 的 {count}")
        #expect(word.text(.en, ["count": 1204, "name": "{count}"]) == "1,204 of {count}")
        #expect(word.text(.en, ["count": 1, "name": "a"]) == "One of a")
        #expect(word.text(.zh, ["count": 1, "name": "a"]) == "a 的 1")
        #expect(word.text(.en, ["count": 2]) == "2 of {name}")
        #expect(Word(en: "a { b", zh: "甲").text(.en, ["x": "y"]) == "a { b")
    }

    @Test func valuesInMarkupStandOutAndAreEscaped() {
        let word = Word(en: "<{name}> is here", zh: "<{name}> 在此")
        #expect(word.markup(.en, ["name": "<i>"]).html == "&lt;<b>&lt;i&gt;</b>&gt; is here")
    }
}
