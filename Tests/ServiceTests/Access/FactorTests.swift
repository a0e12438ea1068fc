import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct FactorTests {
    private let administrator = ServiceScene.administrator
    private let factor = PeopleScene.error("access.factor")

    @Test(arguments: CatalogPlace.allCases)
    func aConfirmedFactorIsAskedForAndEachCodeIsTakenOnce(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        let service = scene.service
        try await scene.add("alice")
        let elsewhere = try await scene.signIn("alice")
        let caller = try await scene.caller(try await scene.signIn("alice"))
        await #expect(throws: PeopleScene.error("access.password")) {
            try await service.beginFactor(caller, FactorRequest(password: "wrong"))
        }
        let begun = try await service.beginFactor(caller, FactorRequest(password: PeopleScene.password))
        #expect(begun.uri.hasPrefix("otpauth://totp/Tidemark:alice?secret=\(begun.secret)&issuer=Tidemark"))
        // Not confirmed, it does not count.
        _ = try await scene.signIn("alice")
        await #expect(throws: factor) { try await service.confirmFactor(caller, FactorCode(code: "000000")) }
        let secret = Secret(try #require(PeopleScene.bytes(base32: begun.secret)))
        #expect(secret.count == 20)
        let codes = try await service.confirmFactor(caller, FactorCode(code: scene.code(secret))).codes
        #expect(codes.count == 10 && Set(codes).count == 10)
        await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(elsewhere) }
        #expect(try await service.showCaller(caller).session != nil)

        await #expect(throws: factor) { try await scene.signIn("alice") }
        // The code that confirmed is used up, and so is every one before it.
        await #expect(throws: factor) { try await scene.signIn("alice", code: scene.code(secret)) }
        await #expect(throws: factor) { try await scene.signIn("alice", code: scene.code(secret, steps: -1)) }
        let next = scene.code(secret, steps: 1)
        let session = try await scene.signIn("alice", code: next)
        #expect(try await service.showCaller(try await scene.caller(session)).hasSecondFactor == true)
        await #expect(throws: factor) { try await scene.signIn("alice", code: next) }
        scene.scene.clock.turn(by: 60)
        // Typed in another way, and once.
        let typed = codes[3].uppercased().replacing("-", with: " ")
        _ = try await scene.signIn("alice", code: typed)
        await #expect(throws: factor) { try await scene.signIn("alice", code: codes[3]) }
        #expect(try await service.person(administrator, named: "alice").recoveryCodes == 9)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func onlyWhoShowsBothTakesTheFactorAway(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        let service = scene.service
        try await scene.add("alice")
        let caller = try await scene.caller(try await scene.signIn("alice"))
        let (secret, codes) = try await scene.factor(caller)
        await #expect(throws: PeopleScene.error("catalog.exists")) {
            try await service.beginFactor(caller, FactorRequest(password: PeopleScene.password))
        }
        await #expect(throws: PeopleScene.error("access.password")) {
            try await service.removeFactor(caller, FactorRemoval(password: "wrong", code: codes[0]))
        }
        await #expect(throws: factor) {
            try await service.removeFactor(caller, FactorRemoval(password: PeopleScene.password, code: "123456"))
        }
        scene.scene.clock.turn(by: 60)
        let renewed = try await service.renewRecoveryCodes(
            caller, FactorRemoval(password: PeopleScene.password, code: scene.code(secret))
        ).codes
        #expect(Set(renewed).isDisjoint(with: codes))
        await #expect(throws: factor) { try await scene.signIn("alice", code: codes[0]) }
        try await service.removeFactor(caller, FactorRemoval(password: PeopleScene.password, code: renewed[0]))
        let shown = try await service.showCaller(
            try await service.authenticate(
                bearer: try await scene.signIn("alice").token, address: nil, requestID: "r"))
        #expect(shown.hasSecondFactor == false)
        let person = try await service.person(administrator, named: "alice")
        #expect(!person.hasSecondFactor && person.recoveryCodes == 0)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whoLostEverythingIsHelpedBySomebodyElse(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        try await scene.add("alice")
        let session = try await scene.signIn("alice")
        let caller = try await scene.caller(session)
        _ = try await scene.factor(caller)
        // A session that somebody has got hold of is not rid of the factor by itself.
        await #expect(throws: PeopleScene.error("access.denied")) {
            try await scene.service.resetFactor(caller, of: "alice")
        }
        let person = try await scene.service.resetFactor(administrator, of: "alice")
        #expect(!person.hasSecondFactor && person.recoveryCodes == 0)
        await #expect(throws: PeopleScene.error("access.required")) { try await scene.caller(session) }
        _ = try await scene.signIn("alice")
        await scene.close()
    }

    /// Two who have seen the same code at the same time: one is let in.
    @Test(arguments: CatalogPlace.allCases)
    func aCodeUsedTwiceAtOnceOpensOnce(_ place: CatalogPlace) async throws {
        let scene = try await PeopleScene(place)
        try await scene.add("alice")
        let (secret, codes) = try await scene.factor(try await scene.caller(try await scene.signIn("alice")))
        for code in [scene.code(secret, steps: 1), codes[0]] {
            let opened = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        (try? await scene.signIn("alice", code: code, from: "198.51.100.\(number)")) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(opened == 1)
            _ = try await scene.service.unlockPerson(administrator, named: "alice")
        }
        await scene.close()
    }

    @Test func theSecretLiesSealedAndTheCodesAsHashes() async throws {
        let scene = try await PeopleScene(.sqlite)
        try await scene.add("alice")
        let (secret, codes) = try await scene.factor(try await scene.caller(try await scene.signIn("alice")))
        let (sealed, digests) = try await scene.scene.catalog.driver.transaction(.read) { session in
            (
                try session.query("SELECT factor FROM people WHERE name = 'alice'").map { try $0.blob("factor") },
                try session.query("SELECT digest FROM recovery_codes").map { try $0.text("digest") }
            )
        }
        let bytes = secret.withBytes { $0 }
        #expect(sealed.count == 1 && sealed[0].count == bytes.count + 29)
        #expect(Set(digests) == Set(codes.map { RecoveryCode.digest(of: $0) }))
        #expect(digests.allSatisfy { digest in codes.allSatisfy { !digest.contains($0) } })
        // Copied to somebody else, it does not open.
        try await scene.add("mallory")
        try await scene.scene.catalog.driver.transaction(.write) { session in
            try session.execute(
                "UPDATE people SET factor = (SELECT factor FROM people WHERE name = 'alice') WHERE name = 'mallory'")
        }
        await #expect(throws: PeopleScene.error("catalog.secret")) {
            try await scene.signIn("mallory", code: scene.code(secret, steps: 1))
        }
        await scene.close()
    }
}
