import Console
import Foundation
import Testing

/// Codes that have words are codes that there are.
@Suite struct FaultWordTests {
    @Test func everyWordBelongsToACode() throws {
        let root = AssetFiles.root.deletingLastPathComponent().deletingLastPathComponent()
        var names: Set<String> = []
        let files = FileManager.default.enumerator(atPath: root.path)
        while let name = files?.nextObject() as? String {
            guard name.hasSuffix(".swift") else { continue }
            let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
            for match in text.matches(of: /ErrorCode\("([a-z.-]+)"\)/) { names.insert(camel(String(match.output.1))) }
        }
        let words = Set(WordTable.all["fault"]?.keys.map { $0 } ?? [])
        #expect(words.count > 80 && names.count > 100)
        #expect(words.subtracting(names).sorted() == [])
    }

    private func camel(_ code: String) -> String {
        let parts = code.split { $0 == "." || $0 == "-" }
        return parts.enumerated().map { $0.offset == 0 ? String($0.element) : $0.element.capitalized }.joined()
    }
}
