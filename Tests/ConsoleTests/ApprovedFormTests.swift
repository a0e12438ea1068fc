import Console
import Core
import Service
import Testing

@Suite struct ApprovedFormTests {
    private func shown(_ body: String, _ path: String = "/people", _ query: String = "") -> String {
        RequestDigest.shown(method: "POST", path: path, query: query, body: Array(body.utf8))
    }

    @Test func theSameFieldsAreSentAgain() throws {
        let text = shown(#"{"name": "ann", "password": "", "verbs": ["view", "export"]}"#, "/a/b", "c=d")
        let form = try #require(ApprovedForm(text))
        #expect(form.address == "/a/b?c=d")
        #expect(form.fields.map(\.name) == ["name", "password", "verbs", "verbs"])
        #expect(form.fields.map(\.value) == ["ann", "", "view", "export"])
    }

    @Test func whatWasLeftOutOrIsNoFormIsNone() {
        #expect(ApprovedForm(shown(#"{"password": "marble-otter"}"#)) == nil)
        #expect(ApprovedForm(shown(#"{"name": 1}"#)) == nil)
        #expect(ApprovedForm(shown(#"{"name": "a"}"#, "/api/v1/people")) == nil)
        #expect(ApprovedForm(shown(#"{"name": "a"}"#, "//evil.example")) == nil)
        #expect(ApprovedForm(shown("[]")) == nil && ApprovedForm("POST /people") == nil)
        #expect(ApprovedForm("DELETE /people\n\n{}") == nil && ApprovedForm("") == nil)
        let long = "{\"name\": \"\(String(repeating: "a", count: 20_000))\"}"
        #expect(ApprovedForm(shown(long)) == nil)
    }
}
