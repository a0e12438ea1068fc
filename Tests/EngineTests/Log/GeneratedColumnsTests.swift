import Core
import Engine
import Foundation
import MySQLWire
import Repository
import Testing

/// A log of MariaDB 11.8.9, which leaves generated and hidden columns out of row images.
///
/// In the schemas `full`, `full_nodup`, `minimal` and `noblob`, written with the setting of that name, each of four tables gets
/// an insert, an update and a delete:
///
///     virt (id PK, a, v VIRTUAL, b TEXT)      stor (id PK, s STORED, a, b TEXT)
///     nokey (a, v VIRTUAL, s STORED, b)       hashed (id PK, a, b TEXT UNIQUE), with a hidden fourth column
@Suite("Images without generated columns") struct GeneratedColumnsTests {
    private static let generated: [String: [Bool]] = [
        "virt": [false, false, true, false], "stor": [false, true, false, false],
        "nokey": [false, true, true, false], "hashed": [false, false, false],
    ]

    private func events() throws -> [[UInt8]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/"
        let bytes = [UInt8](
            try Data(contentsOf: URL(fileURLWithPath: folder + "mariadb-11.8-generated-columns.binlog")))
        var events: [[UInt8]] = []
        var offset = 4
        while offset < bytes.count {
            let size = try bytes.withUnsafeBytes {
                Int(try BinlogEventHeader(UnsafeRawBufferPointer(rebasing: $0[offset...])).eventSize)
            }
            events.append(Array(bytes[offset..<offset + size]))
            offset += size
        }
        return events
    }

    /// The tables reported, and those asked for, when the source answers with `answer`.
    private func report(
        _ answer: (TableName) -> ImageKnowledge
    ) throws -> (reported: Set<String>, asked: [String]) {
        var builder = SegmentBuilder(
            source: SourceIdentity(
                flavour: .mariadb, serverUUID: nil, serverID: 1, hostname: "h", port: 1, version: "11.8.9-MariaDB"),
            run: "r", gapReason: nil, position: LogPosition(), endedInside: false, isNewRun: true)
        var maker = EventMaker()
        var asked: [String] = []
        let first = maker.artificialRotate("binlog.000018")
        for event in [first] + (try events()) {
            try event.withUnsafeBytes { try builder.add($0) }
            guard let table = builder.question else { continue }
            asked.append(table.description)
            builder.learn(answer(table))
            #expect(builder.question == nil)
        }
        let incidents = builder.seal(includingOpen: false).flatMap(\.index.incidents)
        #expect(incidents.allSatisfy { $0.kind == "partial-image" })
        #expect(incidents.allSatisfy { $0.position != LogPosition() })
        let names = incidents.compactMap { $0.description.split(separator: " ").dropFirst(2).first.map(String.init) }
        #expect(Set(names).count == names.count)
        return (Set(names), asked)
    }

    private static let partial: Set<String> = [
        "minimal.virt", "minimal.stor", "minimal.hashed", "noblob.virt", "noblob.stor", "noblob.hashed",
    ]

    @Test func onlyImagesThatLackStoredColumnsArePartial() throws {
        let (reported, asked) = try report {
            ImageKnowledge(generated: Self.generated[$0.name], logsWholeImages: true)
        }
        #expect(reported == Self.partial)
        // Once a table: the answer holds until its definition changes.
        #expect(asked.count == 16 && Set(asked).count == 16)
    }

    @Test func aTableThatIsGoneIsJudgedByTheSettingAndTheShape() throws {
        let whole = try report { _ in ImageKnowledge(generated: nil, logsWholeImages: true) }
        #expect(whole.reported.isDisjoint(with: Self.generated.keys.flatMap { ["full.\($0)", "full_nodup.\($0)"] }))
        #expect(whole.reported.isSuperset(of: ["minimal.stor", "minimal.hashed", "minimal.virt"]))
        let minimal = try report { _ in ImageKnowledge(generated: nil, logsWholeImages: false) }
        #expect(minimal.reported.isSuperset(of: Self.partial.union(["full.virt", "full_nodup.stor"])))
    }

    @Test func aColumnThatIsNotGeneratedMayNotBeMissing() throws {
        let (reported, _) = try report {
            ImageKnowledge(generated: $0.name == "virt" ? [false, false, false, false] : nil, logsWholeImages: true)
        }
        #expect(reported.isSuperset(of: ["full.virt", "full_nodup.virt"]))
    }
}
