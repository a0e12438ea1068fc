import Foundation
import Testing

/// What the documents say of the tree is so.
@Suite struct DocumentationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Files below a folder, by their names.
    private static func files(_ folder: String) throws -> [String: URL] {
        let place = root.appending(path: folder)
        let all = try #require(FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil))
        var files: [String: URL] = [:]
        for case let file as URL in all { files[file.lastPathComponent] = file }
        return files
    }

    /// From a heading to the next of its level; empty where there is none.
    private static func chapter(_ title: String, of text: String) -> Substring {
        guard let start = text.range(of: "\n## \(title)\n") else { return "" }
        let rest = text[start.upperBound...]
        return rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    }

    /// The cells of every row of a chapter's table, without its head.
    private static func rows(_ chapter: Substring) -> [[String]] {
        let lines = chapter.split(separator: "\n").filter { $0.hasPrefix("| ") }
        return lines.dropFirst().map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
    }

    private static func suites(_ text: some StringProtocol) -> Set<String> {
        Set(String(text).matches(of: /`([A-Z][A-Za-z0-9]*Tests)`/).map { String($0.output.1) })
    }

    @Test func everySuiteTheThreatModelNamesIsThere() throws {
        let files = try Self.files("Tests")
        let named = Self.suites(try Self.text("docs/threat-model.md"))
        #expect(named.count > 40)
        for name in named.sorted() {
            let file = try #require(files["\(name).swift"], "\(name)")
            let source = try String(contentsOf: file, encoding: .utf8)
            #expect(source.contains("struct \(name) {") && source.contains("@Test"), "\(name)")
        }
    }

    @Test func everyAttackHasItsTest() throws {
        let table = Self.rows(Self.chapter("Which test shows it", of: try Self.text("docs/threat-model.md")))
        #expect(table.count > 15)
        for row in table {
            #expect(row.count == 3 && !Self.suites(row[row.count - 1]).isEmpty, "\(row)")
        }
    }

    /// Every target but the tests, and nothing that is none.
    @Test func theMapNamesEveryTarget() throws {
        let package = try Self.text("Package.swift")
        let kinds = try Regex(#"\.(?:systemLibrary|target|executableTarget)\(\s*name: "([A-Za-z0-9]+)""#)
        let targets = Set(package.matches(of: kinds).compactMap { $0.output[1].substring.map(String.init) })
        #expect(targets.count > 20 && targets.isSuperset(of: ["Core", "Service", "tidemark", "CZstd"]))
        let map = Self.rows(Self.chapter("Modules", of: try Self.text("docs/architecture.md")))
        let named = map.flatMap { row in
            (row.first ?? "").matches(of: /`([A-Za-z0-9]+)`/).map { String($0.output.1) }
        }
        #expect(targets.subtracting(named).sorted() == [])
        #expect(Set(named).subtracting(targets).sorted() == [] && named.count == Set(named).count)
    }

    /// The architecture lists all decisions by their titles; no document links to one that is not there.
    @Test func everyDecisionIsListedAndEveryLinkLeadsSomewhere() throws {
        let decisions = try Self.files("docs/decisions").filter { $0.key.hasSuffix(".md") }
        let chapter = Self.chapter("The decisions", of: try Self.text("docs/architecture.md"))
        for (number, name) in decisions.keys.sorted().enumerated() {
            let heading = try Self.text("docs/decisions/\(name)").prefix { $0 != "\n" }
            let title = String(heading.dropFirst("# \(number + 1). ".count))
            #expect(heading.hasPrefix("# \(number + 1). ") && name.hasPrefix(String("\(10001 + number)".dropFirst())))
            #expect(chapter.contains("[\(title)](decisions/\(name))"), "\(name)")
        }
        for (name, file) in try Self.files("docs") where name.hasSuffix(".md") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for link in text.matches(of: /\]\(([A-Za-z0-9_.\/-]+\.md)(?:#[^)]*)?\)/) {
                let target = file.deletingLastPathComponent().appending(path: String(link.output.1))
                #expect(FileManager.default.fileExists(atPath: target.path), "\(name): \(link.output.1)")
            }
        }
    }
}
