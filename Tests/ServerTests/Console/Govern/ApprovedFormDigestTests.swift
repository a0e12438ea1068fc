import Console
import Core
import Server
import Service
import Testing

@Suite struct ApprovedFormDigestTests {
    /// Otherwise it would be approved and could never be carried out.
    @Test func aFormMadeAgainIsTheSameRequest() throws {
        let fields = [
            "effect": ["allow"], "verbs": ["view", "export"], "instances": ["a, b"], "title": [""],
            "_approval_reason": ["needed"], "_csrf": ["x"],
        ]
        let form = ConsoleForm(fields)
        for address in ["/access/policies/ops/rules", "/a?b=c"] {
            let ask = try #require(FormDigest.ask(form, to: address))
            let again = try #require(ApprovedForm(ask.request))
            #expect(again.address == address && ask.reason == "needed")
            var sent: [String: [String]] = ["_approval": ["id"], "_csrf": ["y"]]
            for field in again.fields { sent[field.name, default: []].append(field.value) }
            #expect(FormDigest.of(ConsoleForm(sent), to: again.address) == FormDigest.of(form, to: address))
        }
    }

    @Test func whatIsSecretIsNotKept() throws {
        let form = ConsoleForm(["name": ["a"], "password": ["marble-otter"], "_approval_reason": ["needed"]])
        let ask = try #require(FormDigest.ask(form, to: "/people"))
        #expect(!ask.request.contains("marble") && ApprovedForm(ask.request) == nil)
    }
}
