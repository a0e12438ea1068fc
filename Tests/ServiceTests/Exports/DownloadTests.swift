import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// Links: how long, how often, from where, and what of it is told.
@Suite struct DownloadTests {
    private let me = ExportScene.me

    private func error(_ code: ErrorCode) -> TidemarkError { TidemarkError(code, "", hint: "") }

    @Test(arguments: CatalogPlace.allCases)
    func aUseIsAClientThatBegins(_ place: CatalogPlace) async throws {
        let scene = try await ExportScene(place)
        let (link, text) = try await scene.link(LinkForm(uses: 2))
        #expect(link.state == "open" && link.mostUses == 2 && link.owner == "service/test")
        // One client is cut off, goes on, asks for a part once more, and reaches the end: one use.
        let head = try await scene.fetch(text, stopAfter: 300)
        let count = UInt64(head.count)
        #expect(head == Array(scene.bytes[..<head.count]) && head.count >= 300 && head.count < 400)
        let tag = "\"abc\""
        let tail = try await scene.fetch(text, range: "bytes=\(count)-", ifRange: tag)
        #expect(head + tail == scene.bytes)
        #expect(try await scene.service.link(me, link.id).uses == 1)
        // From another address it is a use of its own, beside it.
        #expect(try await scene.fetch(text, from: "10.9.9.9") == scene.bytes)
        let used = try await scene.service.link(me, link.id)
        #expect(used.uses == 2 && used.state == "used" && used.usedAt != nil)
        await #expect(throws: error(.downloadOver)) { try await scene.fetch(text, from: "10.8.8.8") }
        await #expect(throws: error(.downloadOver)) { try await scene.fetch(text) }
        #expect(try await scene.refusals() == ["used", "used"])
        await scene.close()
    }

    /// Nobody is sent parts of the file for ever under one use.
    @Test func aUseThatNeverEndsIsOverSomeDay() async throws {
        let scene = try await ExportScene()
        let (_, text) = try await scene.link(LinkForm(uses: 1))
        var sent = 0
        while sent < 10_000 {
            do {
                sent += try await scene.fetch(text, range: "bytes=0-899").count
            } catch let error as TidemarkError where error.code == .downloadOver {
                break
            }
        }
        #expect(sent >= 3600 && sent <= 4500)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func lifeRevocationAndAddresses(_ place: CatalogPlace) async throws {
        let scene = try await ExportScene(place)
        let export = try await scene.begin()
        try await scene.make(export)
        let short = try await scene.link(LinkForm(minutes: 5), to: export.id)
        let long = try await scene.link(LinkForm(minutes: 1440, uses: 100), to: export.id)
        let bound = try await scene.link(
            LinkForm(uses: 50, addresses: ["10.1.0.0/16", "2001:db8::/32", "192.0.2.7"]), to: export.id)
        #expect(bound.link.addresses == ["10.1.0.0/16", "2001:db8::/32", "192.0.2.7"])
        #expect(short.link.expiresAt.timestamp == short.link.createdAt.timestamp.adding(seconds: 300))
        for address in ["10.1.2.3", "::ffff:10.1.255.255", "2001:db8:1::5", "192.0.2.7", "::ffff:192.0.2.7"] {
            #expect(try await scene.fetch(bound.text, from: address) == scene.bytes, "\(address)")
        }
        for address in ["10.2.0.1", "::ffff:10.2.0.1", "2001:db9::1", "192.0.2.8", "::1", "nonsense", nil] {
            await #expect(throws: error(.downloadAddress), "\(address ?? "none")") {
                try await scene.fetch(bound.text, from: address)
            }
        }
        #expect(try await scene.refusals().count == 7)
        scene.base.clock.turn(by: 299)
        #expect(try await scene.fetch(short.text) == scene.bytes)
        scene.base.clock.turn(by: 2)
        await #expect(throws: error(.downloadOver)) { try await scene.fetch(short.text) }
        #expect(try await scene.service.link(me, short.link.id).state == "expired")

        // What is under way is cut off as well.
        let file = try await scene.service.openDownload(ExportScene.somebody, DownloadRequest(text: long.text))
        #expect(try await file.mayContinue())
        let revoked = try await scene.service.revokeLink(me, long.link.id)
        #expect(revoked.state == "revoked" && revoked.revokedBy == "service/test")
        #expect(try await file.mayContinue() == false)
        await #expect(throws: error(.downloadOver)) { try await scene.fetch(long.text) }
        #expect(try await scene.service.revokeLink(me, long.link.id) == revoked)
        let listed = try await scene.service.links(me, in: ServiceScene.project, of: export.id, PageRequest())
        #expect(listed.items.map(\.id).sorted() == [short.link.id, long.link.id, bound.link.id].sorted())
        await scene.close()
    }

    @Test func wrongAddressesOfLinksAreNamed() async throws {
        let scene = try await ExportScene()
        let export = try await scene.begin()
        try await scene.make(export)
        for text in ["10.0.0.0/33", "db.example.com", "10.0.0.256", "", "fd00::/129"] {
            do {
                _ = try await scene.link(LinkForm(addresses: ["10.0.0.0/8", text]), to: export.id)
                Issue.record("\(text) is not refused")
            } catch let error as RefusedFields {
                #expect(error.problems.map(\.path) == ["addresses[1]"])
            }
        }
        await scene.close()
    }

    /// Whatever is wrong about a link, the answer is the same; after four such the address waits, and others do not.
    @Test func guessingIsHopelessAndSlow() async throws {
        let scene = try await ExportScene()
        let (link, text) = try await scene.link()
        let zeros = String(repeating: "0", count: 64)
        let other = String(text.dropLast()) + (text.hasSuffix("0") ? "1" : "0")
        let wrong = ["\(link.id).\(zeros)", other, String(repeating: "0", count: 32) + "." + zeros, "x"]
        var answers: Set<String> = []
        for guess in wrong {
            do {
                _ = try await scene.fetch(guess)
                Issue.record("\(guess.prefix(8)) is not refused")
            } catch let error as TidemarkError {
                answers.insert(error.description)
            }
        }
        #expect(answers.count == 1 && answers.first?.contains("download.unknown") == true)
        #expect(try await scene.refusals() == [])
        // The fifth makes the address wait, right link or wrong.
        await #expect(throws: error(.downloadUnknown)) { try await scene.fetch(wrong[0]) }
        await #expect(throws: error(.downloadDelayed)) { try await scene.fetch(text) }
        #expect(try await scene.refusals() == ["unknown"])
        #expect(try await scene.fetch(text, from: "10.7.7.7") == scene.bytes)
        #expect(try await scene.service.link(me, link.id).uses == 1)
        await scene.close()
    }

    @Test func guardsForgetAndAreBounded() {
        let clock = TurnedClock()
        let guesses = GuessGuard(clock: clock)
        for number in 1...4 {
            #expect(guesses.noteFailure(of: "10.0.0.1") == number && guesses.wait(of: "10.0.0.1") == nil)
        }
        #expect(guesses.noteFailure(of: "10.0.0.1") == 5 && guesses.wait(of: "10.0.0.1") == 1)
        #expect(guesses.wait(of: "::ffff:10.0.0.1") == 1 && guesses.wait(of: "10.0.0.2") == nil)
        // A customer's whole network waits.
        for _ in 0..<6 { _ = guesses.noteFailure(of: "2001:db8:1:2:3::4") }
        #expect(guesses.wait(of: "2001:db8:1:2:ffff::") == 2 && guesses.wait(of: "2001:db8:1:3::") == nil)
        clock.turn(by: 1.5)
        #expect(guesses.wait(of: "10.0.0.1") == nil)
        clock.turn(by: 3600)
        #expect(guesses.noteFailure(of: "10.0.0.1") == 1)
        for number in 0..<11_000 { _ = guesses.noteFailure(of: "172.16.\(number / 250).\(number % 250)") }
        #expect(guesses.noteFailure(of: "172.16.43.249") == 2)
    }

    /// Of many at once, as many begin as may.
    @Test(arguments: CatalogPlace.allCases)
    func theLastUseIsTakenOnce(_ place: CatalogPlace) async throws {
        let scene = try await ExportScene(place)
        let (link, text) = try await scene.link(LinkForm(uses: 3))
        let service = scene.service
        let granted = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<12 {
                group.addTask {
                    let caller = Caller(.nobody, address: "10.0.0.\(number)", requestID: "r")
                    let file = try? await service.openDownload(caller, DownloadRequest(text: text))
                    return file != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(granted == 3)
        #expect(try await scene.service.link(me, link.id).uses == 3)
        await scene.close()
    }

    /// A look at the headers is no use.
    @Test func aHeadCountsAsNothing() async throws {
        let scene = try await ExportScene()
        let (link, text) = try await scene.link()
        let file = try await scene.service.openDownload(
            ExportScene.somebody, DownloadRequest(text: text, isHead: true))
        #expect(file.size == 1000 && file.tag == "\"abc\"" && file.name == "shop.sql.zst.age")
        #expect(try await scene.service.link(me, link.id).uses == 0)
        #expect(try await scene.fetch(text) == scene.bytes)
        await scene.close()
    }

    @Test func rangesAreThoseOfTheStandard() {
        let tag = "\"t\""
        let cases: [(String?, String?, Range<UInt64>?)] = [
            (nil, nil, 0..<100), ("bytes=0-", nil, 0..<100), ("bytes=10-19", nil, 10..<20),
            ("bytes=90-500", nil, 90..<100), ("bytes=-5", nil, 95..<100), ("bytes=-500", nil, 0..<100),
            ("bytes=100-", nil, nil), ("bytes=-0", nil, nil), ("Bytes = 5-6", nil, 5..<7),
            ("bytes=99-18446744073709551615", nil, 99..<100), ("bytes=0-0", nil, 0..<1),
            // What cannot be read, and more than one, is answered with the whole.
            ("bytes=6-5", nil, 0..<100), ("bytes=a-b", nil, 0..<100), ("bytes=-", nil, 0..<100),
            ("bytes=1-2,5-6", nil, 0..<100), ("lines=1-2", nil, 0..<100), ("bytes", nil, 0..<100),
            ("bytes=18446744073709551616-", nil, 0..<100), ("bytes=--5", nil, 0..<100),
            // Another file by now.
            ("bytes=10-19", tag, 10..<20), ("bytes=10-19", "\"u\"", 0..<100), ("bytes=10-19", "W/\"t\"", 0..<100),
        ]
        for (header, condition, expected) in cases {
            let range = DownloadRange(header: header, condition: condition, tag: tag)
            #expect(range.bytes(of: 100) == expected, "\(header ?? "none")")
        }
        #expect(DownloadRange.whole.bytes(of: 0) == 0..<0)
        #expect(DownloadRange(header: "bytes=0-", condition: nil, tag: tag).bytes(of: 0) == nil)
    }

    @Test func secretsAreLongAndNeverStored() async throws {
        let scene = try await ExportScene()
        let (link, text) = try await scene.link()
        let secret = try #require(LinkSecret(parsing: text))
        #expect(secret.id == link.id && text.utf8.count == 32 + 1 + 64)
        let stored = try await scene.catalog.read { try $0.links.find(link.id)?.digest }
        #expect(stored == secret.digest && stored.map { text.contains($0) } == false)
        #expect(!"\(secret)".contains(text.suffix(64)))
        for text in ["", ".", text + "0", text.replacing(".", with: "_"), "g" + text.dropFirst()] {
            #expect(LinkSecret(parsing: text) == nil)
        }
        #expect(Set((0..<100).map { _ in LinkSecret.make().text }).count == 100)
        await scene.close()
    }
}
