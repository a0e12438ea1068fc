import Core
import Engine
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// What has not changed is stored once, at the sizes bases have.
@Suite("Stored once", .serialized)
struct DedupTests {
    private static let tables = """
        CREATE DATABASE dedup; USE dedup;
        CREATE TABLE numbered (id INT AUTO_INCREMENT PRIMARY KEY, pad VARBINARY(400));
        INSERT INTO numbered (pad) SELECT RANDOM_BYTES(300) FROM seq_1_to_120000;
        CREATE TABLE named (name VARCHAR(64) CHARACTER SET utf8mb4 PRIMARY KEY, pad VARBINARY(400));
        INSERT INTO named SELECT SHA2(seq, 256), RANDOM_BYTES(300) FROM seq_1_to_110000;
        CREATE TABLE parted (id INT PRIMARY KEY, pad VARBINARY(400)) PARTITION BY HASH (id) PARTITIONS 3;
        INSERT INTO parted SELECT seq, RANDOM_BYTES(300) FROM seq_1_to_110000;
        CREATE TABLE keyless (a INT, pad VARBINARY(400));
        INSERT INTO keyless SELECT seq, RANDOM_BYTES(300) FROM seq_1_to_90000;
        """

    @Test(.timeLimit(.minutes(4)))
    func secondBase() async throws {
        let server = try await SharedServers.shared.source(.mariadb)
        try await server.removeSchemas()
        try await StockClient(server).run(Self.tables)
        try await StockClient(server).run("ANALYZE TABLE dedup.numbered, dedup.named, dedup.parted;")
        let folder = try TestFolder("dedup")
        let repository = try await Repository.create(
            store: DirectoryStore(path: folder.file("repository")), name: "dedup",
            key: .passphrase(Secret("a long enough passphrase")))
        let access = ServerAccess(url: try ServerURL(parsing: server.url()), password: Secret(DatabaseServer.password))
        let job = BackupJob(
            access: access, repository: repository, options: BackupOptions(threads: 2, instanceName: "d"))
        let first = try await job.run()
        let before = size(folder.file("repository"))
        #expect(first.tables.allSatisfy { $0.chunks.count > 2 }, "\(first.tables.map(\.chunks.count))")

        let second = try await job.run()
        let after = size(folder.file("repository"))
        let share = Double(after - before) / Double(before) * 100
        Notice.say("a second base of \(ByteCount(UInt64(before))) adds \(after - before) bytes, \(share) %")
        #expect(share < 1)
        #expect(second.tables.map(\.chunks) == first.tables.map(\.chunks))

        // A row changed here, some gone and some new there, one lump, and the end goes on.
        try await StockClient(server).run(
            """
            USE dedup;
            UPDATE numbered SET pad = 'changed' WHERE id = 50000;
            DELETE FROM named WHERE name LIKE '7f%';
            INSERT INTO parted SELECT seq, RANDOM_BYTES(300) FROM seq_200000_to_200100;
            DELETE FROM keyless WHERE a BETWEEN 20000 AND 20010;
            INSERT INTO numbered (pad) SELECT RANDOM_BYTES(300) FROM seq_1_to_1000;
            """)
        let third = try await job.run()
        let digests = try await DigestJob(server: access).run()
        let known = Set(second.tables.flatMap(\.chunks).map(\.id))
        for table in third.tables {
            let new = table.chunks.filter { !known.contains($0.id) }.count
            Notice.say("\(table.name): \(new) of \(table.chunks.count) chunks are new")
            #expect(table.digest == digests.first { $0.table == table.name }?.digest, "\(table.name)")
            let allowed = table.name.name == "parted" ? 3 : 2
            #expect(new >= 1 && new <= allowed, "\(table.name)")
        }
        try await server.removeSchemas()
    }

    private func size(_ folder: String) -> Int {
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return files.reduce(0) { sum, file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + file)
            return sum
                + (attributes?[.type] as? FileAttributeType == .typeRegular ? attributes?[.size] as? Int ?? 0 : 0)
        }
    }
}
