import Core
import Engine
import Testing

@Suite("The file of a command provider") struct CommandProviderFileTests {
    @Test func itIsRead() throws {
        let file = try CommandProviderFile(
            parsing: #"{"create": ["a", "b"], "describe": ["c"], "delete": ["d"], "timeout": 5}"#, path: "f")
        #expect(file.create == ["a", "b"])
        #expect(file.wait == nil)
        #expect(file.timeout == 5)
    }

    @Test(arguments: [
        "", "{}", #"{"create": [], "describe": ["c"], "delete": ["d"]}"#,
        #"{"create": ["a"], "describe": ["c"], "delete": [""]}"#,
        #"{"create": ["a"], "describe": ["c"], "delete": ["d"], "wait": []}"#,
        #"{"create": ["a"], "describe": ["c"], "delete": ["d"], "timeout": 0}"#,
    ])
    func whatIsNoneIsRefused(_ text: String) {
        let error = #expect(throws: TidemarkError.self) { try CommandProviderFile(parsing: text, path: "f") }
        #expect(error?.code == .usage)
    }
}
