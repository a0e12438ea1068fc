import APIModel
import Core
import Crypto
import Foundation
import Service
import TestKit
import Testing

/// What somebody does to a file of entries who may write it, and has no key.
@Suite struct AuditVerifierTests {
    private func export() async throws -> (text: String, key: [UInt8]) {
        let scene = try await AuditScene(.sqlite)
        try await scene.call(20)
        try await scene.sign()
        try await scene.call(10)
        let text = try await scene.export()
        let key = try await scene.key()
        await scene.close()
        return (text, key)
    }

    private func kinds(_ report: AuditReport) -> [String] { report.findings.map { "\($0.kind.rawValue) \($0.number)" } }

    @Test func nothingIsFoundWhereNothingWasDone() async throws {
        let (text, key) = try await export()
        let report = AuditScene.verify(text, key)
        #expect(report.isIntact && report.first == 1 && report.last == 30 && report.entries == 30, "\(report)")
        #expect(report.signedThrough == 20 && report.checkpoints == 2)
        // Without a key it is said whose word is taken.
        #expect(AuditScene.verify(text, nil).notes.contains { $0.contains("No public key") })
        #expect(AuditScene.verify(text, nil).isIntact)
        #expect(kinds(AuditScene.verify(text, Array(repeating: 7, count: 32))) == ["unsigned 20"])
    }

    @Test(arguments: [1, 2, 13, 19, 20, 29, 30])
    func aChangedEntryIsFoundByItsNumber(_ number: Int) async throws {
        let (text, key) = try await export()
        let changed = Tampering.replace("192.0.2.7", "192.0.2.8", at: number, in: text, hashes: false)
        #expect(kinds(AuditScene.verify(changed, key)) == ["changed \(number)"])
        // With its own hash worked out anew, the one behind it does not know it; the last has a checkpoint alone.
        let rehashed = Tampering.rehash("192.0.2.7", "192.0.2.8", at: number, in: text)
        let found = AuditScene.verify(rehashed, key)
        switch number {
        case 30: #expect(found.isIntact && found.notes.contains { $0.contains("not signed yet") })
        case 20: #expect(Set(kinds(found)) == ["changed 20", "changed 1"])
        default: #expect(kinds(found) == ["changed \(number)"])
        }
    }

    /// With every hash behind it worked out anew, the chain holds: the signature does not.
    @Test(arguments: [1, 7, 20])
    func aChainWrittenAnewContradictsItsCheckpoint(_ number: Int) async throws {
        let (text, key) = try await export()
        let forged = Tampering.replace("192.0.2.7", "192.0.2.8", at: number, in: text, hashes: true)
        let report = AuditScene.verify(forged, key)
        #expect(kinds(report) == ["changed 1"] && report.findings[0].text.contains("1 to 20"), "\(report.findings)")
        // Whoever has the repository's entries as well knows which one it was.
        var hashes: [Int64: AuditHash] = [:]
        for line in text.split(separator: "\n").compactMap({ AuditLine(Array($0.utf8)) }) {
            if let entry = line.entry { hashes[entry.number] = line.hash }
        }
        var verifier = AuditVerifier(publicKey: key, reference: hashes)
        for line in forged.split(separator: "\n") { verifier.add(Array(line.utf8)) }
        #expect(kinds(verifier.finish(at: Fixture.at(0))).contains("changed \(number)"))
    }

    @Test func removedInsertedAndMovedEntriesAreFound() async throws {
        let (text, key) = try await export()
        let removed = Tampering.edit(text) { lines, place in lines.remove(at: place(8)) }
        #expect(kinds(AuditScene.verify(removed, key)) == ["removed 8"])
        let several = Tampering.edit(text) { lines, place in lines.removeSubrange(place(8)...place(11)) }
        let report = AuditScene.verify(several, key)
        #expect(kinds(report) == ["removed 8"] && report.findings[0].text.contains("8 to 11"))
        let head = Tampering.edit(text) { lines, place in lines.removeSubrange(place(1)...place(3)) }
        #expect(kinds(AuditScene.verify(head, key)) == ["removed 1"])
        let twice = Tampering.edit(text) { lines, place in lines.insert(lines[place(8)], at: place(15)) }
        #expect(kinds(AuditScene.verify(twice, key)) == ["inserted 8"])
        let forged = Tampering.edit(text) { lines, place in
            let line = AuditLine(Array(lines[place(12)].utf8))
            let body = String(decoding: line?.body ?? [], as: UTF8.self).replacing("192.0.2.7", with: "192.0.2.8")
            lines.insert(String(decoding: AuditLine(body: Array(body.utf8)).bytes, as: UTF8.self), at: place(13))
        }
        #expect(kinds(AuditScene.verify(forged, key)) == ["inserted 12"])
        let moved = Tampering.edit(text) { lines, place in lines.swapAt(place(5), place(6)) }
        #expect(kinds(AuditScene.verify(moved, key)) == ["reordered 5"])
        let far = Tampering.edit(text) { lines, place in lines.insert(lines.remove(at: place(4)), at: place(18)) }
        #expect(kinds(AuditScene.verify(far, key)) == ["reordered 4"])
        let garbage = Tampering.edit(text) { lines, place in lines[place(9)] = "{\"entry\":{}" }
        #expect(kinds(AuditScene.verify(garbage, key)) == ["changed 9"])
    }

    @Test func anEndThatWasCutOffIsFound() async throws {
        let (text, key) = try await export()
        // Up to the checkpoint nobody can say that more was written.
        let unsigned = Tampering.edit(text) { lines, place in lines.removeSubrange(place(25)...) }
        #expect(AuditScene.verify(unsigned, key).isIntact)
        let cut = Tampering.edit(text) { lines, place in lines.removeSubrange(place(15)...) }
        let report = AuditScene.verify(cut, key)
        #expect(kinds(report) == ["truncated 15"] && report.findings[0].text.contains("15 to 20"))
        // With the checkpoints gone too, one from elsewhere tells.
        let checkpoint = try #require(text.split(separator: "\n").first { $0.hasPrefix("{\"checkpoint\"") })
        let bare = Tampering.edit(cut) { lines, _ in lines.removeAll { $0.hasPrefix("{\"checkpoint\"") } }
        var verifier = AuditVerifier(publicKey: key)
        for line in bare.split(separator: "\n") { verifier.add(Array(line.utf8)) }
        verifier.add(checkpoint: Array(checkpoint.utf8))
        #expect(kinds(verifier.finish(at: Fixture.at(0))) == ["truncated 15"])
        #expect(kinds(AuditScene.verify("", key)) == [])
    }

    @Test func everyByteOfACheckpointCounts() async throws {
        let (text, key) = try await export()
        let checkpoint = Array(try #require(text.split(separator: "\n").first { $0.hasPrefix("{\"checkpoint\"") }).utf8)
        #expect(AuditCheckpoint.read(checkpoint)?.key == key)
        var generator = SeededGenerator(label: "audit checkpoint")
        for index in checkpoint.indices {
            var changed = checkpoint
            changed[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            #expect(AuditCheckpoint.read(changed) == nil, "byte \(index)")
        }
        #expect(AuditCheckpoint.read(Array(checkpoint.dropLast())) == nil)
        // Signed by somebody else it is whole, and not the service's.
        let signer = Curve25519.Signing.PrivateKey()
        let body = checkpoint[14..<(checkpoint.count - 8 - 44 - 15 - 88 - 2)]
        let signature = try signer.signature(for: Data(body))
        let forged =
            "{\"checkpoint\":\(String(decoding: body, as: UTF8.self)),\"key\":\""
            + "\(Data(signer.publicKey.rawRepresentation).base64EncodedString())\",\"signature\":\""
            + "\(Data(signature).base64EncodedString())\"}"
        #expect(AuditCheckpoint.read(Array(forged.utf8)) != nil)
        let own = text.replacing(String(decoding: checkpoint, as: UTF8.self), with: forged)
        #expect(kinds(AuditScene.verify(own, key)) == ["unsigned 20"])
    }
}
