import APIModel
import Console
import Core
import Service
import Testing

extension ConsoleScene {
    static let password = "marble-otter-92-quilt"

    /// A person with a role; nil for none. Has to take `password` for another at the first time to sign in.
    func addPerson(_ name: String, role: String?) async throws {
        _ = try await service.addPerson(inside, PersonRequest(name: name, password: "first-\(Self.password)"))
        guard let role else { return }
        _ = try await service.addGrant(inside, GrantForm(subjectKind: "person", subject: name, role: role))
    }

    /// Another browser, in which such a person has signed in.
    func browser(of name: String, beside other: ConsoleBrowser, language: Language = .en) async throws -> ConsoleBrowser
    {
        let browser = ConsoleBrowser(client: other.client, language: language)
        let fields = ["name": name, "password": "first-\(Self.password)", "newPassword": Self.password]
        let reply = try await browser.submit(fields, to: "/sign-in", from: "/sign-in")
        #expect(reply.status == 303, "\(reply.text)")
        return browser
    }
}

extension ConsoleReply {
    /// What a page shows once.
    var given: String? {
        html.firstMatch(of: /<pre class="secret" id="given" tabindex="0">([^<]*)<\/pre>/).map { String($0.output.1) }
    }
}
