import Console
import Server
import Testing

@Suite struct MultipartFormTests {
    private let type = "multipart/form-data; boundary=----x"

    private func read(_ text: String, type: String? = nil) throws -> ConsoleForm {
        try MultipartForm.read(Array(text.replacing("\n", with: "\r\n").utf8), type: type ?? self.type)
    }

    @Test func fieldsAndAFileAreRead() throws {
        let form = try read(
            """
            ------x
            Content-Disposition: form-data; name="_csrf"

            abc
            ------x
            Content-Disposition: form-data; name="file"; filename="a b.csv"
            Content-Type: text/csv

            name,host
            ------y,1

            ------x--

            """)
        #expect(form["_csrf"] == "abc")
        #expect(form.file?.field == "file" && form.file?.name == "a b.csv")
        #expect(form.file?.bytes == Array("name,host\r\n------y,1\r\n".utf8))
    }

    @Test func aFileThatWasNotChosenIsNone() throws {
        let form = try read(
            """
            ------x
            Content-Disposition: form-data; name="file"; filename=""
            Content-Type: application/octet-stream


            ------x--

            """)
        #expect(form.file == nil && !form.flag("file"))
    }

    @Test func whatIsBrokenIsRefused() {
        let head = "------x\nContent-Disposition: form-data; name=\"a\"\n\n"
        let broken = [
            "", "x", "------x", "------x\n", head, head + "1\n", "------x\n\n\n1\n------x--\n",
            "------x\nContent-Disposition: form-data\n\n1\n------x--\n",
            "------x\nX: " + String(repeating: "a", count: 5000) + "\n\n1\n------x--\n",
            String(repeating: head + "1\n", count: 300) + "------x--\n",
        ]
        for text in broken {
            #expect(throws: (any Error).self, "\(text.prefix(40))") { try read(text) }
        }
        #expect(throws: (any Error).self) { try read(head + "1\n------x--\n", type: "multipart/form-data") }
        let long = "multipart/form-data; boundary=" + String(repeating: "a", count: 100)
        #expect(throws: (any Error).self) { try read(head + "1\n------x--\n", type: long) }
    }

    @Test func whatIsAskedForHasADigestOfItsOwn() {
        func digest(_ fields: [String: [String]], to address: String = "/a") -> String {
            FormDigest.of(ConsoleForm(fields), to: address)
        }
        let first = digest(["name": ["a"], "_csrf": ["1"]])
        // Whoever approves it, and in whatever session it is sent again.
        #expect(digest(["name": ["a"], "_csrf": ["2"], "_approval": ["x"]]) == first)
        let others = [
            digest(["name": ["b"]]), digest(["name": ["a"]], to: "/b"), digest(["name": ["a", "a"]]),
            digest(["nam": ["ea"]]), digest(["name": ["a"], "b": [""]]), digest([:]),
        ]
        #expect(!others.contains(first) && Set(others).count == others.count)
    }

    @Test func twoFilesAreRefused() {
        let part = "------x\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\n\n1\n"
        #expect(throws: (any Error).self) { try read(part + part + "------x--\n") }
    }
}
