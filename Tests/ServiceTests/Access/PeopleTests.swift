import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct PeopleTests {
    private let administrator = ServiceScene.administrator

    @Test(arguments: CatalogPlace.allCases)
    func aPersonIsMadeChangesThePasswordAndIsRemoved(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        let service = scene.service
        let made = try await service.addPerson(
            administrator, PersonRequest(name: "alice", title: "Alice", mail: "alice@example.com"))
        let first = try #require(made.password)
        #expect(made.person.mustChangePassword && made.person.kind == .local && made.person.signedInAt == nil)
        // Nothing but another password comes of the first one.
        await #expect(throws: PeopleScene.error("access.change")) { try await scene.signIn("alice", first) }
        await #expect(throws: RefusedFields.self) { try await scene.signIn("alice", first, new: "password1234") }
        await #expect(throws: RefusedFields.self) { try await scene.signIn("alice", first, new: first) }
        let session = try await scene.signIn("alice", first, new: PeopleScene.password)
        let caller = try await scene.caller(session)
        #expect(caller.name == "alice")
        let shown = try await service.showCaller(caller)
        #expect(shown.method == "password" && shown.hasSecondFactor == false && shown.groups == [])
        await #expect(throws: PeopleScene.error("access.password")) { try await scene.signIn("alice", first) }
        _ = try await scene.signIn("alice")
        let listed = try await service.people(administrator, PageRequest()).items
        #expect(listed.map(\.name) == ["alice"] && listed[0].signedInAt != nil && !listed[0].mustChangePassword)
        await #expect(throws: PeopleScene.error("access.denied")) {
            try await service.removePerson(caller, named: "alice", over: nil)
        }
        let revision = listed[0].revision
        await #expect(throws: PeopleScene.error("catalog.changed")) {
            try await service.removePerson(administrator, named: "alice", over: revision + 1)
        }
        try await service.removePerson(administrator, named: "alice", over: revision)
        await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(session) }
        await #expect(throws: PeopleScene.error("access.password")) { try await scene.signIn("alice") }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func namesThatLookAlikeAreOnePerson(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        try await scene.add("alice")
        for name in ["alice", "Alice", "ALICE"] {
            await #expect(throws: PeopleScene.error("catalog.exists")) {
                try await scene.service.addPerson(administrator, PersonRequest(name: name))
            }
        }
        await #expect(throws: RefusedFields.self) {
            try await scene.service.addPerson(administrator, PersonRequest(name: "nobody"))
        }
        await #expect(throws: RefusedFields.self) {
            try await scene.service.addPerson(administrator, PersonRequest(name: "bob", password: "bob-bob-bob-2024"))
        }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whoeverIsDisabledIsOutAtOnce(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        let service = scene.service
        try await scene.add("alice")
        let session = try await scene.signIn("alice")
        let changed = try await service.changePerson(
            administrator, named: "alice", to: PersonChange(title: "A", isDisabled: true), over: nil)
        #expect(changed.isDisabled && changed.title == "A")
        await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(session) }
        // Only who knows the password learns why.
        await #expect(throws: PeopleScene.error("access.disabled")) { try await scene.signIn("alice") }
        await #expect(throws: PeopleScene.error("access.password")) { try await scene.signIn("alice", "wrong") }
        _ = try await service.changePerson(administrator, named: "alice", to: PersonChange(), over: nil)
        _ = try await scene.signIn("alice", from: "192.0.2.99")
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aResetPasswordIsShownOnceAndHasToBeChanged(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        try await scene.add("alice")
        let session = try await scene.signIn("alice")
        let made = try await scene.service.resetPassword(administrator, of: "alice")
        let password = try #require(made.password)
        await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(session) }
        await #expect(throws: PeopleScene.error("access.password")) { try await scene.signIn("alice") }
        await #expect(throws: PeopleScene.error("access.change")) { try await scene.signIn("alice", password) }
        _ = try await scene.signIn("alice", password, new: PeopleScene.other)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func anAccountLocksWhereverTheFailuresComeFromAndSomebodyIsTold(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        try await scene.add("alice")
        for failure in 0..<SignInBackoff.telling {
            await #expect(throws: PeopleScene.error("access.password")) {
                try await scene.signIn("alice", "wrong", from: "198.51.100.\(failure)")
            }
            // Each waits as long as it has to.
            scene.scene.clock.turn(by: SignInBackoff.longest)
        }
        await #expect(throws: PeopleScene.error("access.password")) {
            try await scene.signIn("alice", "wrong", from: "203.0.113.1")
        }
        await #expect(throws: PeopleScene.error("access.delayed")) {
            try await scene.signIn("alice", from: "203.0.113.2")
        }
        #expect(try await scene.service.person(administrator, named: "alice").lockedUntil != nil)
        let told = try await scene.scene.catalog.read { try $0.events.page(after: 0) }
            .filter { $0.kind == EventKind.accountLocked.rawValue }
        #expect(told.count == 1 && told[0].document.contains("alice"))
        let unlocked = try await scene.service.unlockPerson(administrator, named: "alice")
        #expect(unlocked.lockedUntil == nil)
        _ = try await scene.signIn("alice", from: "203.0.113.2")
        await scene.close()
    }

    @Test func aNameNobodyHasIsRefusedAndLockedLikeOneSomebodyHas() async throws {
        let scene = try await PeopleScene(.sqlite)
        try await scene.add("alice")
        var said: [String: [String]] = [:]
        for name in ["alice", "nobody-at-all"] {
            for failure in 0..<(SignInBackoff.freeOfAccount + 2) {
                do {
                    _ = try await scene.signIn(name, "wrong", from: "198.51.100.\(failure)")
                } catch let error as TidemarkError {
                    said[name, default: []].append("\(error.code) \(error.message) \(error.hint)")
                }
            }
        }
        #expect(said["alice"] == said["nobody-at-all"] && said["alice"]?.count == SignInBackoff.freeOfAccount + 2)
        // What was typed where the name belongs may have been the password.
        let subjects = try await scene.scene.catalog.driver.transaction(.read) { session in
            try session.query("SELECT subject FROM sign_in_failures").map { try $0.text("subject") }
        }
        #expect(!subjects.isEmpty && subjects.allSatisfy { !$0.contains("nobody-at-all") && !$0.contains("alice") })
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func sessionsAreListedEndedAndEndByThemselves(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        let service = scene.service
        try await scene.add("alice")
        try await scene.add("bob")
        let (one, two) = (try await scene.signIn("alice"), try await scene.signIn("alice", from: "192.0.2.8"))
        let other = try await scene.signIn("bob")
        // Each sign-in has a session of its own, whatever was sent with it.
        #expect(one.token != two.token)
        let caller = try await scene.caller(one)
        let own = try await service.ownSessions(caller, PageRequest(after: "", limit: 2))
        let rest = try await service.ownSessions(caller, PageRequest(after: own.next ?? "", limit: 2))
        let all = own.items + rest.items
        // The first one ended with the change of the first password, and that change's own is the third.
        #expect(all.count == 3 && all.allSatisfy { $0.person == "alice" && $0.agent == "test/1[2J" })
        #expect(all.filter(\.isCurrent).count == 1)
        let second = try #require(all.first { $0.address == "192.0.2.8" })
        let foreign = try await scene.caller(other)
        await #expect(throws: PeopleScene.error("catalog.missing")) {
            try await service.endOwnSession(foreign, second.id)
        }
        try await service.endOwnSession(caller, second.id)
        await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(two) }
        let listed = try await service.sessions(administrator, of: "bob", PageRequest()).items
        #expect(Set(listed.map(\.person)) == ["bob"])
        for session in listed { try await service.endSession(administrator, session.id) }
        await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(other) }
        // Used, it lasts; left alone, it ends.
        for _ in 0..<3 {
            scene.scene.clock.turn(by: SessionTerms().idleSeconds - 1)
            _ = try await scene.caller(one, from: "192.0.2.9")
        }
        let seen = try await service.ownSessions(try await scene.caller(one), PageRequest()).items
        #expect(seen.map(\.seenFrom) == ["192.0.2.9"])
        scene.scene.clock.turn(by: SessionTerms().idleSeconds)
        await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(one) }
        await scene.close()
    }

    @Test func machinesHaveNoAccountOfTheirOwn() async throws {
        let scene = try await PeopleScene(.sqlite)
        let service = scene.service
        let token = Caller(.token(id: "t", name: "t", scope: .administrator), requestID: "r")
        let denied = PeopleScene.error("access.denied")
        await #expect(throws: denied) {
            try await service.changeOwnPassword(token, PasswordChange(current: "a", new: PeopleScene.other))
        }
        await #expect(throws: denied) { try await service.ownSessions(token, PageRequest()) }
        await #expect(throws: denied) { try await service.endOwnSession(token, "s") }
        await #expect(throws: denied) { try await service.beginFactor(token, FactorRequest(password: "a")) }
        await #expect(throws: denied) { try await service.confirmFactor(token, FactorCode(code: "123456")) }
        await #expect(throws: denied) {
            try await service.renewRecoveryCodes(token, FactorRemoval(password: "a", code: "123456"))
        }
        await #expect(throws: PeopleScene.error("access.required")) {
            try await service.ownSessions(PeopleScene.nobody, PageRequest())
        }
        await scene.close()
    }
}
