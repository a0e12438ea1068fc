import APIModel
import Core
import Service
import TestKit
import Testing

@Suite struct TokenRotationTests {
    private let administrator = ServiceScene.administrator

    @Test(arguments: CatalogPlace.allCases)
    func theOldSecretIsTakenForTheGraceAndNoLonger(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let service = scene.service
        let required = PeopleScene.error("access.required")
        let first = try await service.addToken(administrator, TokenRequest(name: "site", scope: .worker, daysToLive: 9))
        let second = try await service.rotateToken(administrator, named: "site", TokenRotation(graceMinutes: 10))
        #expect(second.document.id == first.document.id && second.token != first.token)
        #expect(second.document.expiresAt == first.document.expiresAt && second.document.oldUntil != nil)
        for token in [first.token, second.token] {
            let caller = try await service.authenticate(bearer: token, address: "192.0.2.3", requestID: "r")
            #expect(caller.name == "token/site" && caller.scope == .worker)
        }
        #expect(try await service.tokens(administrator, PageRequest()).items.map(\.usedFrom) == ["192.0.2.3"])
        scene.clock.turn(by: 600)
        await #expect(throws: required) {
            try await service.authenticate(bearer: first.token, address: nil, requestID: "r")
        }
        _ = try await service.authenticate(bearer: second.token, address: nil, requestID: "r")
        // Without grace, at once; and what was old before is no more.
        let third = try await service.rotateToken(
            administrator, named: "site", TokenRotation(graceMinutes: 0, daysToLive: 1))
        for token in [first.token, second.token] {
            await #expect(throws: required) {
                try await service.authenticate(bearer: token, address: nil, requestID: "r")
            }
        }
        _ = try await service.authenticate(bearer: third.token, address: nil, requestID: "r")
        scene.clock.turn(by: 86_401)
        await #expect(throws: required) {
            try await service.authenticate(bearer: third.token, address: nil, requestID: "r")
        }
        await #expect(throws: PeopleScene.error("catalog.missing")) {
            try await service.rotateToken(administrator, named: "other", TokenRotation())
        }
        await scene.close()
    }

    /// A grace does not outlast the token.
    @Test func anExpiredTokenIsRefusedByItsOldSecretToo() async throws {
        let scene = try await ServiceScene(.sqlite)
        let first = try await scene.service.addToken(
            administrator, TokenRequest(name: "site", scope: .worker, daysToLive: 1))
        _ = try await scene.service.rotateToken(administrator, named: "site", TokenRotation(graceMinutes: 10_080))
        scene.clock.turn(by: 86_401)
        await #expect(throws: PeopleScene.error("access.required")) {
            try await scene.service.authenticate(bearer: first.token, address: nil, requestID: "r")
        }
        await scene.close()
    }
}
