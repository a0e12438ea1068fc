import APIModel
import Core
import Foundation
import Service
import TestKit
import Testing

@Suite struct ControlReaderTests {
    private func read(_ text: String) throws -> ControlSet {
        try ControlLibrary.read(Array(text.utf8), name: "ours.yaml")
    }

    private func refusal(_ text: String) -> String {
        do {
            return "read: \(try read(text).name)"
        } catch let error as TidemarkError {
            return error.code == .complianceControls ? error.message : "\(error)"
        } catch {
            return "\(error)"
        }
    }

    private static let good = """
        name: ours
        title: {en: Ours, zh: 本单位}
        off-site: [vault]
        controls:
          - id: drills
            title: {en: Drills, zh: 演练}
            text: Twice a year.
            facts: [drill, base]
            limits: {drill-age: 180d, base-age: 1d}
        """

    @Test func aSetIsReadWithItsLimits() throws {
        let set = try read(Self.good)
        #expect(set.name == "ours" && set.title[.chinese] == "本单位" && set.note == .none && set.offSite == ["vault"])
        let control = try #require(set.controls.first)
        #expect(control.id == "drills" && control.facts == [.drill, .base] && control.title[.english] == "Drills")
        #expect(control.text == BilingualText(english: "Twice a year.", chinese: "Twice a year."))
        let limits = ControlLimits([.drillAge: TimeSpan(seconds: 180 * 86_400), .baseAge: TimeSpan(seconds: 86_400)])
        #expect(control.limits == limits)
    }

    /// What is wrong is named by file, line and key, all of it at once.
    @Test func mistakesAreNamedByFileLineAndKey() {
        let cases: [(String, [String])] = [
            (
                Self.good.replacing("facts: [drill, base]", with: "facts: [drill, bass]"),
                ["ours.yaml: controls[0].facts[1] (line 8): “bass” is none of them. Did you mean base?"]
            ),
            (
                Self.good.replacing("title: {en: Drills, zh: 演练}", with: "titel: {en: Drills, zh: 演练}"),
                [
                    "ours.yaml: controls[0].titel (line 6): There is no such field. Did you mean title?",
                    "ours.yaml: controls[0].title (line 5): It is missing.",
                ]
            ),
            (
                Self.good.replacing("drill-age: 180d", with: "drill-age: 180"),
                ["ours.yaml: controls[0].limits.drill-age (line 9): “180” is not a length of time."]
            ),
            (
                Self.good.replacing("drill-age: 180d", with: "lock: 180d"),
                ["ours.yaml: controls[0].limits.lock (line 9): The control does not look at the fact immutability."]
            ),
            (
                Self.good.replacing("drill-age: 180d", with: "drill-years: 1d"),
                ["ours.yaml: controls[0].limits.drill-years (line 9): There is no such field."]
            ),
            (
                Self.good.replacing("{en: Ours, zh: 本单位}", with: "{en: Ours}"),
                ["ours.yaml: title.zh (line 2): It is missing."]
            ),
            (
                Self.good.replacing("name: ours", with: "name: our set"),
                ["ours.yaml: name (line 1): “our set” is not a name."]
            ),
            (
                Self.good.replacing("[drill, base]", with: "[]"),
                ["ours.yaml: controls[0].facts (line 8): It names no fact."]
            ),
            (
                Self.good.replacing("[drill, base]", with: "[drill, base, drill]"),
                ["ours.yaml: controls[0].facts[2] (line 8): It is written twice."]
            ),
            (
                Self.good + "\n  - {id: drills, title: Again, facts: [drill]}",
                ["ours.yaml: controls[1].id (line 10): Another control has this id."]
            ),
            (
                Self.good.replacing("Twice a year.", with: "\"a\\u0007b\""),
                ["ours.yaml: controls[0].text (line 7): It is not such a text."]
            ),
            (
                Self.good.replacing("off-site: [vault]", with: "off-site: [\"a b\"]"),
                ["ours.yaml: off-site[0] (line 3): “a b” is not a name."]
            ),
            ("name: ours\ntitle: Ours\ncontrols: []", ["ours.yaml: controls (line 3): It is no list of controls."]),
            ("name: ours\ntitle: Ours", ["ours.yaml: controls (line 1): It is missing."]),
            ("- a", ["ours.yaml:  (line 1): a list stands where a group of fields is needed."]),
            ("name: [", ["ours.yaml (line "]),
        ]
        for (text, expected) in cases {
            let message = refusal(text)
            for line in expected { #expect(message.contains(line), "\(line)\n\(message)") }
        }
        let many = refusal(
            Self.good.replacing("base]", with: "bass]")
                .replacing("180d", with: "never").replacing("name: ours", with: "nam: ours"))
        #expect(many.split(separator: "\n").count == 5, "\(many)")
    }

    @Test func whatIsTooLargeOrTooDeepIsRefused() {
        let large = Self.good + "\n# " + String(repeating: "x", count: ControlLibrary.limits.bytes)
        #expect(refusal(large).contains("at most"))
        let deep = "name: " + String(repeating: "[", count: 12) + String(repeating: "]", count: 12)
        #expect(refusal(deep).contains("levels"))
        let rows = (0..<201).map { "\n  - {id: c\($0), title: t, facts: [base]}" }.joined()
        #expect(refusal("name: a\ntitle: t\ncontrols:" + rows).contains("1 to 200"))
    }

    @Test func aFolderIsReadWholeAndAFileAlone() async throws {
        let folder = try TestFolder("controls")
        try folder.write(Self.good, to: "b.yaml")
        let first = try folder.write(Self.good.replacing("name: ours", with: "name: first"), to: "a.yml")
        try folder.write("nothing of ours", to: "notes.txt")
        try folder.write("name: [", to: ".hidden.yaml")
        let library = ControlLibrary(path: folder.path)
        let (all, one, none) = (
            try library.sets(), try ControlLibrary(path: first).sets(), try ControlLibrary().sets()
        )
        #expect(all.map(\.name) == ["first", "ours", "facts"] && one.map(\.name) == ["first", "facts"])
        #expect(none == [.facts])
        let (standard, named) = (try library.set(named: nil), try library.set(named: "facts"))
        #expect(standard.name == "first" && named.controls.map(\.facts) == ComplianceFact.allCases.map { [$0] })
        await #expect(throws: TidemarkError(.complianceControls, "", hint: "")) { () async throws in
            try ControlLibrary(path: folder.path).set(named: "none")
        }
    }

    @Test func aFolderWithMistakesNamesEachFile() async throws {
        let folder = try TestFolder("controls")
        try folder.write(Self.good, to: "a.yaml")
        try folder.write(Self.good, to: "b.yaml")
        try folder.write(Self.good.replacing("180d", with: "soon"), to: "c.yaml")
        try folder.write("name: [", to: "d.yaml")
        let error = await #expect(throws: TidemarkError.self) { () async throws in
            try ControlLibrary(path: folder.path).sets()
        }
        let message = error?.message ?? ""
        #expect(message.contains("b.yaml: name: Another set is called ours."))
        #expect(message.contains("c.yaml: controls[0].limits.drill-age (line 9)") && message.contains("d.yaml (line "))
        await #expect(throws: TidemarkError(.complianceControls, "", hint: "")) { () async throws in
            try ControlLibrary(path: folder.file("nowhere")).sets()
        }
    }

    // MARK: What is shipped

    private static var shipped: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "deploy/controls").path
    }

    @Test func theShippedSetsAreReadAndLookAtEveryFact() throws {
        let sets = try ControlLibrary(path: Self.shipped).sets()
        #expect(sets.map(\.name) == ["dengbao-2", "neutral", "facts"])
        for set in sets {
            #expect(Set(set.controls.flatMap(\.facts)) == Set(ComplianceFact.allCases), "\(set.name)")
        }
    }

    /// No clause is named and no threshold set: both are a reviewer's, and none of ours.
    @Test func theShippedSetsInventNoNumbers() throws {
        for set in try ControlLibrary(path: Self.shipped).sets() {
            #expect(set.controls.allSatisfy { $0.limits == .none }, "\(set.name)")
            for control in set.controls {
                let texts = ReportLanguage.allCases.flatMap { [control.title[$0], control.text[$0]] }
                let numbered = texts.filter { text in text.contains { $0.isNumber } }
                #expect(numbered == [], "\(set.name)")
            }
        }
    }
}
