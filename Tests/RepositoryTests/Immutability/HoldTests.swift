import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// Legal holds on bases and windows.
@Suite struct HoldTests {
    /// Bases of their own chunks that converge in seconds 2, 6 and 10, and a log of 12 segments of a second each.
    private func scene(supportsLock: Bool = true) async throws -> LockScene {
        let scene = try await LockScene(supportsLock: supportsLock)
        try await scene.test.append(1...12)
        for (number, last) in [(1, 2), (2, 6), (3, 10)] as [(UInt8, UInt64)] {
            try await scene.test.instance.commit(
                try await scene.test.base("b-\(number)", segments: last - 1...last, seed: number * 20))
        }
        return scene
    }

    private func held(_ scene: LockScene, _ prefix: String) async throws -> [String] {
        var held: [String] = []
        for key in try await scene.bucket.keys(prefix, after: nil, limit: .max) {
            if try await scene.bucket.status(key)?.isHeld == true { held.append(key) }
        }
        return held
    }

    @Test func `A hold on a base keeps all it needs and no more`() async throws {
        let scene = try await scene()
        let hold = try await scene.test.instance.addHold(onBase: "b-2", label: "case 7")
        #expect(hold.isEnforced && hold.firstSegment == 5 && hold.lastSegment == 6)
        #expect(try await held(scene, scene.root + "bases/") == [scene.root + "bases/b-2.base"])
        #expect(try await held(scene, scene.root + "chunks/").count == 3)
        #expect(try await held(scene, scene.root + "log/").count == 2)
        #expect(try await held(scene, "tidemark.json").count == 1)
        #expect(try await held(scene, "keys/").count == 1)
        let base = scene.root + "bases/b-2.base"
        #expect(await code { try await scene.test.repository.store.delete(base) } == .storeLocked)
        let reasons = try await scene.test.instance.protection(at: scene.clock.now())
        #expect(reasons.bases.keys.sorted() == ["b-2"] && reasons.segments == [5...6])
        #expect(reasons.bases["b-2"]?.first?.contains("case 7") == true)

        try await scene.test.instance.removeHold(hold.id)
        #expect(try await held(scene, "").isEmpty)
        #expect(try await scene.test.instance.holds().isEmpty)
        #expect(await code { try await scene.test.instance.removeHold(hold.id) } == .holdMissing)
        #expect(await code { _ = try await scene.test.instance.addHold(onBase: "b-9", label: "") } == .baseMissing)
    }

    @Test func `A hold on a window keeps the base before it and the log up to the next`() async throws {
        let scene = try await scene()
        let hold = try await scene.test.instance.addHold(
            from: TestRepository.time(7), to: TestRepository.time(9), label: "")
        #expect(hold.bases == ["b-2"] && hold.firstSegment == 5 && hold.lastSegment == 10)
        let wide = try await scene.test.instance.addHold(
            from: TestRepository.time(3), to: TestRepository.time(11), label: "")
        #expect(wide.bases == ["b-1", "b-2", "b-3"] && wide.firstSegment == 1 && wide.lastSegment == 12)
        #expect(try await held(scene, scene.root + "chunks/").count == 9)
        // What the narrow one needs stays.
        try await scene.test.instance.removeHold(wide.id)
        #expect(try await held(scene, scene.root + "chunks/").count == 3)
        #expect(try await held(scene, scene.root + "log/").count == 6)
        #expect(try await held(scene, "tidemark.json").count == 1)
        let code = await code {
            _ = try await scene.test.instance.addHold(
                from: TestRepository.time(3), to: TestRepository.time(99), label: "")
        }
        #expect(code == .holdMissing)
        #expect(try await scene.test.instance.holds().map(\.id) == [hold.id])
    }

    @Test func `A hold that was cut off behind its record is brought to its end`() async throws {
        let scene = try await scene()
        let hold = try await scene.test.instance.addHold(onBase: "b-2", label: "x")
        let whole = try await held(scene, "")
        for name in [scene.root + "bases/b-2.base"] + (try await held(scene, scene.root + "chunks/")) {
            try await scene.bucket.hold(name, false)
        }
        #expect(try await held(scene, "").count == whole.count - 4)
        try await scene.test.instance.enforce(hold)
        #expect(try await held(scene, "") == whole)
    }

    @Test func `Where the store enforces nothing a hold binds Tidemark alone and says so`() async throws {
        for test in [try await scene(supportsLock: false).test, try await TestRepository()] {
            if try await test.instance.bases().isEmpty {
                try await test.append(1...2)
                try await test.instance.commit(try await test.base("b-2", segments: 1...2))
            }
            let hold = try await test.instance.addHold(onBase: "b-2", label: "x")
            #expect(!hold.isEnforced)
            #expect(try await test.instance.protection(at: TestRepository.epoch).bases["b-2"]?.count == 1)
            try await test.instance.removeHold(hold.id)
            #expect(try await test.instance.protection(at: TestRepository.epoch).bases.isEmpty)
        }
    }

    @Test func `A hold that cannot be read is no hold that does not exist`() async throws {
        let scene = try await scene()
        let hold = try await scene.test.instance.addHold(onBase: "b-2", label: "")
        try await scene.bucket.put(scene.root + "holds/\(hold.id).hold", [1, 2, 3], mode: .overwrite)
        #expect(await code { _ = try await scene.test.instance.protection(at: scene.clock.now()) } != nil)
    }
}
