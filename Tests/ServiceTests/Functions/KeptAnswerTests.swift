import APIModel
import Core
import Service
import TestKit
import Testing

@Suite struct KeptAnswerTests {
    private let me = ServiceScene.administrator
    private let answer = KeptAnswer(
        status: 201, contentType: "application/json", headers: ["Location": "/x"], body: "{}")

    @Test(arguments: CatalogPlace.allCases)
    func aKeyIsCarriedOutOnceAndAnsweredAlikeForADay(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let service = scene.service
        #expect(try await service.claimAnswer(me, key: "k", fingerprint: "f") == .first)
        #expect(try await service.claimAnswer(me, key: "k", fingerprint: "f") == .underWay)
        #expect(try await service.claimAnswer(me, key: "k", fingerprint: "g") == .other)
        let stranger = Caller(.token(id: "t", name: "t", scope: .administrator), requestID: "r")
        #expect(try await service.claimAnswer(stranger, key: "k", fingerprint: "g") == .first)
        try await service.keepAnswer(me, key: "k", answer)
        #expect(try await service.claimAnswer(me, key: "k", fingerprint: "f") == .answered(answer))
        // An answer that is there is not dropped.
        try await service.dropAnswer(me, key: "k")
        #expect(try await service.claimAnswer(me, key: "k", fingerprint: "f") == .answered(answer))
        scene.clock.turn(by: TidemarkService.answerSeconds + 1)
        #expect(try await service.claimAnswer(me, key: "k", fingerprint: "g") == .first)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aRequestWhoseServerDiedMayBeSentAgain(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        #expect(try await scene.service.claimAnswer(me, key: "k", fingerprint: "f") == .first)
        scene.clock.turn(by: 121)
        #expect(try await scene.service.claimAnswer(me, key: "k", fingerprint: "f") == .first)
        try await scene.service.dropAnswer(me, key: "k")
        #expect(try await scene.service.claimAnswer(me, key: "k", fingerprint: "f") == .first)
        await scene.close()
    }
}
