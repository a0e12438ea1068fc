import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct AccessTests {
    private let nobody = Caller(.nobody, address: "192.0.2.7", requestID: "r")

    private func error(_ code: String) -> TidemarkError { TidemarkError(ErrorCode(code), "", hint: "") }

    private func text(_ secret: Secret?) throws -> String {
        try #require(secret).withBytes { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: CatalogPlace.allCases)
    func theFirstStartMakesOnePasswordAndShowsItOnce(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let password = try text(try await scene.service.prepare())
        #expect(password.count >= 24)
        #expect(try await scene.service.prepare() == nil)
        let stored = try await scene.catalog.driver.transaction(.read) { session in
            try session.query("SELECT password FROM people").map { try $0.text("password") }
        }
        #expect(stored.count == 1 && stored[0].hasPrefix("scrypt$") && !stored[0].contains(password))
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aSessionLastsTwelveHoursOrUntilItIsEnded(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let service = scene.service
        let password = try text(try await service.prepare())
        let first = try await service.signIn(nobody, SignInRequest(password: password))
        let second = try await service.signIn(nobody, SignInRequest(password: password))
        let caller = try await service.authenticate(bearer: first.token, address: nil, requestID: "r")
        #expect(caller.name == "administrator" && caller.scope == .administrator)
        #expect(try await service.showCaller(caller).expiresAt == first.expiresAt)
        try await service.signOut(caller)
        let required = error("access.required")
        await #expect(throws: required) {
            try await service.authenticate(bearer: first.token, address: nil, requestID: "r")
        }
        _ = try await service.authenticate(bearer: second.token, address: nil, requestID: "r")
        scene.clock.turn(by: TidemarkService.sessionSeconds + 1)
        await #expect(throws: required) {
            try await service.authenticate(bearer: second.token, address: nil, requestID: "r")
        }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func failuresMakeAnAddressWaitLongerAndLonger(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let service = scene.service
        let password = try text(try await service.prepare())
        for _ in 0...SignInBackoff.free {
            await #expect(throws: error("access.password")) {
                try await service.signIn(nobody, SignInRequest(password: "wrong"))
            }
        }
        // Now even the right one has to wait, from here and from nowhere else.
        await #expect(throws: error("access.delayed")) {
            try await service.signIn(nobody, SignInRequest(password: password))
        }
        let other = Caller(.nobody, address: "192.0.2.8", requestID: "r")
        _ = try await service.signIn(other, SignInRequest(password: password))
        scene.clock.turn(by: 2)
        _ = try await service.signIn(nobody, SignInRequest(password: password))
        // A success forgets the failures.
        await #expect(throws: error("access.password")) {
            try await service.signIn(nobody, SignInRequest(password: "wrong"))
        }
        _ = try await service.signIn(nobody, SignInRequest(password: password))
        await scene.close()
    }

    @Test func aNewPasswordEndsEveryOtherSession() async throws {
        let scene = try await ServiceScene(.sqlite)
        let service = scene.service
        let password = try text(try await service.prepare())
        let kept = try await service.signIn(nobody, SignInRequest(password: password))
        let ended = try await service.signIn(nobody, SignInRequest(password: password))
        let caller = try await service.authenticate(bearer: kept.token, address: nil, requestID: "r")
        let new = "correct horse battery"
        await #expect(throws: error("access.password")) {
            try await service.changeOwnPassword(caller, PasswordChange(current: "wrong", new: new))
        }
        try await service.changeOwnPassword(caller, PasswordChange(current: password, new: new))
        _ = try await service.authenticate(bearer: kept.token, address: nil, requestID: "r")
        await #expect(throws: error("access.required")) {
            try await service.authenticate(bearer: ended.token, address: nil, requestID: "r")
        }
        _ = try await service.signIn(nobody, SignInRequest(password: new))
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aTokenMayWhatItsScopeSaysUntilItExpiresOrIsTakenBack(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let service = scene.service
        let administrator = ServiceScene.administrator
        let made = try await service.addToken(
            administrator, TokenRequest(name: "site-1", scope: .worker, daysToLive: 1))
        let caller = try await service.authenticate(bearer: made.token, address: nil, requestID: "r")
        try service.requireWork(caller)
        await #expect(throws: error("access.denied")) { try await service.projects(caller, PageRequest()) }
        await #expect(throws: error("access.denied")) {
            try await service.addToken(caller, TokenRequest(name: "more", scope: .administrator))
        }
        #expect(throws: error("access.denied")) {
            try service.requireWork(Caller(.token(id: "x", name: "x", scope: .metrics), requestID: "r"))
        }
        let listed = try await service.tokens(administrator, PageRequest()).items
        #expect(listed.map(\.name) == ["site-1"] && listed[0].usedAt != nil)
        await #expect(throws: error("catalog.exists")) {
            try await service.addToken(administrator, TokenRequest(name: "site-1", scope: .worker))
        }
        scene.clock.turn(by: 86_401)
        await #expect(throws: error("access.required")) {
            try await service.authenticate(bearer: made.token, address: nil, requestID: "r")
        }
        let other = try await service.addToken(administrator, TokenRequest(name: "prometheus", scope: .metrics))
        try await service.removeToken(administrator, named: "prometheus")
        await #expect(throws: error("access.required")) {
            try await service.authenticate(bearer: other.token, address: nil, requestID: "r")
        }
        await scene.close()
    }

    @Test func anotherSecretBehindTheSameNameIsRefused() async throws {
        let scene = try await ServiceScene(.sqlite)
        let made = try await scene.service.addToken(
            ServiceScene.administrator, TokenRequest(name: "a", scope: .administrator))
        let forged = made.token.prefix(21) + String(repeating: "0", count: 64)
        for text in [String(forged), String(made.token.dropLast()), "", "tmt__", made.token + "0"] {
            await #expect(throws: error("access.required")) {
                try await scene.service.authenticate(bearer: text, address: nil, requestID: "r")
            }
        }
        await scene.close()
    }
}
