import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct ProviderSignInTests {
    private static let alice = ProvidedPerson(
        issuer: "https://login.example.com", subject: "u-1", name: "Alice.W@example.com", title: "Alice",
        mail: "alice@example.com", groups: ["dba", "ops"], hasSecondFactor: true)
    private let nobody = PeopleScene.nobody
    private let refused = PeopleScene.error("access.provider")
    private let verifier = Secret(String(repeating: "v", count: 43))

    private func state(_ start: ProviderStart) throws -> Secret {
        Secret(try #require(start.address.split(separator: "=").last.map(String.init)))
    }

    private func begin(_ scene: PeopleScene, port: Int? = 4711) async throws -> ProviderStart {
        try await scene.service.beginProviderSignIn(
            nobody, challenge: ProviderFlow.challenge(of: verifier), port: port)
    }

    private func finish(_ scene: PeopleScene, _ start: ProviderStart) async throws -> ProviderEnd {
        try await scene.service.finishProviderSignIn(
            nobody, state: try state(start), code: "good", browser: start.browser)
    }

    private func collect(_ scene: PeopleScene, _ end: ProviderEnd, _ verifier: Secret) async throws -> SessionDocument {
        let text = { (secret: Secret) in secret.withBytes { String(decoding: $0, as: UTF8.self) } }
        return try await scene.service.collectProviderSession(
            nobody, ProviderCode(code: text(end.code), verifier: text(verifier)))
    }

    @Test(arguments: CatalogPlace.allCases)
    func aPersonOfTheProviderIsKnownByItsSubject(_ place: CatalogPlace) async throws {
        let provider = ScriptedProvider(Self.alice)
        let scene = try await PeopleScene(place, provider: provider)
        let end = try await finish(scene, try await begin(scene))
        #expect(end.port == 4711)
        let session = try await collect(scene, end, verifier)
        let caller = try await scene.caller(session)
        guard case .person(let person) = caller.identity else {
            Issue.record("no person")
            return
        }
        #expect(person.name == "alice.w-example.com" && person.groups == ["dba", "ops"])
        #expect(person.hasSecondFactor && person.method == .provider)
        // Called otherwise by now, it is the same person; groups are those of the newest session.
        var renamed = Self.alice
        renamed.name = "alice.m"
        renamed.title = "Alice M"
        renamed.groups = []
        renamed.hasSecondFactor = false
        provider.say(renamed)
        let again = try await scene.caller(
            try await collect(scene, try await finish(scene, try await begin(scene)), verifier))
        #expect(again.name == caller.name)
        #expect(try await scene.service.showCaller(again).groups == [])
        #expect(try await scene.service.showCaller(caller).groups == ["dba", "ops"])
        let listed = try await scene.service.people(ServiceScene.administrator, PageRequest()).items
        #expect(listed.map(\.title) == ["Alice M"] && listed.map(\.kind) == [.provider])
        // There is no password to sign in with, and none to change.
        await #expect(throws: PeopleScene.error("access.password")) { try await scene.signIn(caller.name, "") }
        await #expect(throws: PeopleScene.error("access.denied")) {
            try await scene.service.beginFactor(caller, FactorRequest(password: ""))
        }
        await #expect(throws: PeopleScene.error("access.denied")) {
            try await scene.service.resetPassword(ServiceScene.administrator, of: caller.name)
        }
        await scene.close()
    }

    /// Whoever may choose a name at the provider must not become somebody who is here.
    @Test(arguments: CatalogPlace.allCases)
    func aNameThatSomebodyHasIsNotTakenOver(_ place: CatalogPlace) async throws {
        let provider = ScriptedProvider(Self.alice)
        let scene = try await PeopleScene(place, provider: provider)
        _ = try await scene.service.prepare()
        _ = try await finish(scene, try await begin(scene))
        for (name, subject) in [
            ("administrator", "u-2"), ("Administrator", "u-2"), ("alice.w-example.com", "u-3"), ("nobody", "u-4"),
            ("…", "u-5"), ("", "u-6"),
        ] {
            var person = Self.alice
            person.name = name
            person.subject = subject
            provider.say(person)
            let start = try await begin(scene)
            await #expect(throws: refused, "\(name)") { try await finish(scene, start) }
        }
        // The same subject of another provider is another person.
        var other = Self.alice
        other.issuer = "https://evil.example.com"
        provider.say(other)
        let start = try await begin(scene)
        await #expect(throws: refused) { try await finish(scene, start) }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func everyStepIsBoundToTheOneBefore(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place, provider: ScriptedProvider(Self.alice))
        let service = scene.service
        let start = try await begin(scene)
        let other = try await begin(scene)
        // A state that was made up, and one that another browser began: what somebody is tricked into finishing.
        await #expect(throws: refused) {
            try await service.finishProviderSignIn(
                nobody, state: Secret("made up"), code: "good", browser: start.browser)
        }
        let known = try state(start)
        await #expect(throws: refused) {
            try await service.finishProviderSignIn(nobody, state: known, code: "good", browser: other.browser)
        }
        // Neither used it up.
        let end = try await finish(scene, start)
        await #expect(throws: refused) { try await finish(scene, start) }
        // A code without its verifier is gone, and opens nothing.
        await #expect(throws: refused) {
            try await collect(scene, end, Secret(String(repeating: "w", count: 43)))
        }
        await #expect(throws: refused) { try await collect(scene, end, verifier) }
        let second = try await finish(scene, other)
        _ = try await collect(scene, second, verifier)
        await #expect(throws: refused) { try await collect(scene, second, verifier) }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whatTakesTooLongHasEnded(_ place: CatalogPlace) async throws {
        let provider = ScriptedProvider(Self.alice)
        let scene = try await PeopleScene(place, provider: provider)
        let late = try await begin(scene)
        scene.scene.clock.turn(by: 601)
        await #expect(throws: refused) { try await finish(scene, late) }
        let end = try await finish(scene, try await begin(scene))
        scene.scene.clock.turn(by: 121)
        await #expect(throws: refused) { try await collect(scene, end, verifier) }
        // A failure of the provider's ends the sign-in as well: its code may have been used.
        let start = try await begin(scene)
        provider.fail(TidemarkError(.providerUnavailable, "", hint: ""))
        await #expect(throws: PeopleScene.error("provider.unavailable")) { try await finish(scene, start) }
        provider.fail(nil)
        await #expect(throws: refused) { try await finish(scene, start) }
        await scene.close()
    }

    @Test func somebodyDisabledStaysOut() async throws {
        let scene = try await PeopleScene(.sqlite, provider: ScriptedProvider(Self.alice))
        let end = try await finish(scene, try await begin(scene))
        let name = "alice.w-example.com"
        _ = try await scene.service.changePerson(
            ServiceScene.administrator, named: name, to: PersonChange(isDisabled: true), over: nil)
        // Begun before, collected after.
        await #expect(throws: PeopleScene.error("access.disabled")) { try await collect(scene, end, verifier) }
        let start = try await begin(scene)
        await #expect(throws: PeopleScene.error("access.disabled")) { try await finish(scene, start) }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func nobodyFillsTheCatalogWithBeginnings(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place, provider: ScriptedProvider(Self.alice))
        for _ in 0..<20 { _ = try await begin(scene) }
        await #expect(throws: PeopleScene.error("access.delayed")) { try await begin(scene) }
        let elsewhere = Caller(.nobody, address: "192.0.2.200", requestID: "r")
        _ = try await scene.service.beginProviderSignIn(
            elsewhere, challenge: ProviderFlow.challenge(of: verifier), port: nil)
        scene.scene.clock.turn(by: 601)
        _ = try await begin(scene)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aPersonHasAnEndOfSessions(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place, provider: ScriptedProvider(Self.alice))
        var sessions: [SessionDocument] = []
        for _ in 0..<52 {
            sessions.append(try await collect(scene, try await finish(scene, try await begin(scene)), verifier))
            scene.scene.clock.turn(by: 1)
        }
        let open = try await scene.service.sessions(
            ServiceScene.administrator, of: nil, PageRequest(after: "", limit: 250))
        #expect(open.items.count == 50)
        for session in sessions.prefix(2) {
            await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(session) }
        }
        for session in sessions.dropFirst(2) { _ = try await scene.caller(session) }
        await scene.close()
    }

    @Test func withoutAProviderThereIsNone() async throws {
        let scene = try await PeopleScene(.sqlite)
        #expect(try await scene.service.signInWays(nobody) == SignInWays(password: true))
        await #expect(throws: PeopleScene.error("provider.missing")) { try await begin(scene) }
        await scene.close()
    }

    /// RFC 7636, appendix B.
    @Test func theChallengeIsThatOfTheStandard() {
        #expect(
            ProviderFlow.challenge(of: Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }
}
