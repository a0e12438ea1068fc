import Core
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// `tools/read-repository`, written from the format's page and not from our code, reads what the program stores.
@Suite("The other reader", .serialized)
struct OtherReaderTests {
    private static let table = """
        CREATE TABLE reader.t (id BIGINT PRIMARY KEY, small SMALLINT UNSIGNED, big BIGINT UNSIGNED, `dec` DECIMAL(30,10),
        dbl DOUBLE, flt FLOAT, d DATE, dt DATETIME(6), ts TIMESTAMP(3) NULL, tm TIME(3), s VARCHAR(100) CHARACTER SET utf8mb4,
        l VARCHAR(20) CHARACTER SET latin1, b VARBINARY(60), f BINARY(5), bits BIT(11), e ENUM('x','y','z'), m SET('p','q'),
        y YEAR, n INT NULL, g BIGINT AS (id * 2) STORED, j JSON)
        """
    private static let row = """
        (CAST(seq AS SIGNED) - 500) * 1000003, seq % 65536, 18446744073709551615 - seq, (CAST(seq AS SIGNED) - 1500) * 1.0000000007, (CAST(seq AS SIGNED) - 1000) / 8 + 0.0625,
        seq / 4 + 0.125, '1999-12-28' + INTERVAL seq DAY, '2020-01-01' + INTERVAL seq * 7777777 MICROSECOND,
        '2024-03-31 00:00:00.125' + INTERVAL seq MINUTE, SEC_TO_TIME(seq * 61 - 90000.5),
        CONCAT('Grüße 😀 ', seq), CONCAT('é', seq), UNHEX(SUBSTR(SHA2(seq, 256), 1, 2 * (seq % 30))),
        UNHEX(SUBSTR(SHA2(seq, 256), 1, 4)), seq % 2048, 1 + seq % 3, seq % 4, 1901 + seq % 200,
        IF(seq % 3 = 0, NULL, -seq), CONCAT('{"a": ', seq, '}')
        """
    /// The same in the reader's own spelling.
    private static let spelling = """
        SELECT CONCAT_WS('|', id, small, big, `dec`, dbl, flt, d, CAST(dt AS DATETIME(6)), CAST(ts AS DATETIME(6)),
        CAST(tm AS TIME(6)), s, CONCAT('0x', LOWER(HEX(l))), CONCAT('0x', LOWER(HEX(b))), CONCAT('0x', LOWER(HEX(f))),
        CONCAT('0x', LPAD(LOWER(HEX(bits)), 4, '0')), e + 0, m + 0, y, COALESCE(n, 'nil'), j) FROM reader.t
        """

    @Test(arguments: ["key file", "passphrase", "key file, rotated twice, merged"])
    func rowsAndLog(key: String) async throws {
        let isRotated = key.hasSuffix("merged")
        let words = "several quite ordinary words"
        try await DatabaseServer.with(.mariadb) { source in
            try await source.run("CREATE DATABASE reader; \(Self.table);")
            let columns = "id, small, big, `dec`, dbl, flt, d, dt, ts, tm, s, l, b, f, bits, e, m, y, n, j"
            try await source.run(
                "USE reader; SET time_zone = '+00:00'; INSERT INTO reader.t (\(columns)) SELECT \(Self.row) FROM seq_1_to_3000;"
            )
            let lab = try Lab("reader")
            var program = lab.program
            if key == "passphrase" {
                program.environment["TIDEMARK_KEY_FILE"] = nil
                program.environment["TIDEMARK_PASSPHRASE_FILE"] = try lab.folder.write(words, to: "words")
            }
            try await program.require(["init", "--repo", lab.repositoryURL])
            let rotate = ["key", "rotate", "--repo", lab.repositoryURL, "--repository-key"]
            if isRotated { try await program.require(rotate) }
            try await program.require(["backup"] + lab.sourceArguments(source))
            // A stream alone: its events are in the log only.
            let stream = try await program.start(["stream"] + lab.sourceArguments(source))
            try await source.run("UPDATE reader.t SET n = 7 WHERE id > 2000; DELETE FROM reader.t WHERE y = 1999;")
            try await source.awaitAllSent()
            try await Task.sleep(for: .seconds(2))
            #expect(try await stream.interrupt() == .exited(0))
            if isRotated {
                try await program.require(rotate)
                let second = try await program.start(["stream"] + lab.sourceArguments(source))
                for number in 0..<6 {
                    try await source.run("UPDATE reader.t SET n = n + \(number) WHERE n > 0;")
                    try await Task.sleep(for: .milliseconds(600))
                }
                #expect(try await second.interrupt() == .exited(0))
                try await merge(lab)
            }

            let read = Reader(lab: lab, environment: key == "passphrase" ? ["TIDEMARK_PASSPHRASE": words] : [:])
            let listing = try await read()
            let base = try #require(
                listing.split(separator: "\n").first { $0.hasPrefix("  base ") }?.split(separator: " ")[1])
            #expect(listing.contains("instance ") && listing.contains("1 tables, 3000 rows"))
            #expect(listing.contains("segment 1 to "))

            // The rows of the base are those before the stream's changes.
            let rows = try await read([String(base), "reader.t"]).split(separator: "\n").map {
                $0.split(separator: "\t", omittingEmptySubsequences: false).map { $0 == "\\N" ? "nil" : $0 }
                    .joined(separator: "|")
            }
            try await source.run("TRUNCATE reader.t;")
            try await source.run(
                "USE reader; SET time_zone = '+00:00'; INSERT INTO reader.t (\(columns)) SELECT \(Self.row) FROM seq_1_to_3000;"
            )
            let expected = try await StockClient(source).rows("SET time_zone = '+00:00'; " + Self.spelling + ";")
                .map { $0.joined(separator: "\t") }
            #expect(rows.count == 3000)
            let isEqual = rows.sorted() == expected.sorted()
            #expect(isEqual, "\(zip(rows.sorted(), expected.sorted()).first { $0 != $1 } ?? ("", ""))")

            // The server's own tool understands the log that was taken out, and reads the same changes as in its own file.
            let file = lab.folder.file("taken.binlog")
            try await read.log(1, 1_000_000, to: file)
            let taken = try await changes(file)
            #expect(taken.count > 3_000)
            let own = try await changes(source.dataFolder + "/binlog.000001")
            let start = try #require(own.indices.first { own[$0...].starts(with: taken.prefix(200)) })
            let isSame = own[start...].starts(with: taken)
            #expect(isSame)
        }
    }

    /// All but the newest segment, in threes.
    private func merge(_ lab: Lab) async throws {
        let store = DirectoryStore(path: lab.repositoryFolder)
        let key = Secret(try String(contentsOfFile: lab.keyFile, encoding: .utf8))
        let repository = try await Repository.open(store: store, key: .keyFile(key, label: "key"))
        #expect(repository.epoch == 2)
        let instance = try #require(try await repository.instance(named: lab.instance))
        let merger = LogMerger(instance, policy: MergePolicy(segments: 3, keptSegments: 1, keptSeconds: 0))
        while try await merger.step(check: {}) {}
        let merged = try #require(
            try await store.keys("instances/", after: nil, limit: .max).first {
                $0.hasSuffix(".seg") && $0.contains("-")
            })
        #expect(try await store.get(merged, range: 12..<16) == [2, 0, 0, 0])
    }

    /// The row changes of a binary log, as `mariadb-binlog` spells them.
    private func changes(_ file: String) async throws -> [Substring] {
        try await Shell.require(
            "/usr/bin/env", ["mariadb-binlog", "--no-defaults", "-v", "--base64-output=DECODE-ROWS", file]
        ).split(separator: "\n").filter { $0.hasPrefix("### ") }
    }

    private struct Reader {
        let lab: Lab
        let environment: [String: String]

        private var command: [String] {
            [
                // Debian's: its packages are what scripts/setup installs.
                "/usr/bin/python3", FileManager.default.currentDirectoryPath + "/tools/read-repository",
                lab.repositoryFolder,
                environment.isEmpty ? lab.keyFile : "-",
            ]
        }

        private var variables: [String: String] {
            ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("TIDEMARK_") }.merging(environment) { $1 }
        }

        func callAsFunction(_ arguments: [String] = []) async throws -> String {
            try await Shell.require("/usr/bin/env", command + arguments, environment: variables)
        }

        func log(_ first: Int, _ last: Int, to file: String) async throws {
            let child = try await ChildProcess.start(
                "/usr/bin/env", command + ["log", "\(first)", "\(last)"], environment: variables, output: file,
                errors: file + ".err")
            let status = try await child.wait(atMost: .seconds(60))
            guard status.isSuccess else {
                throw TestKitError("\(status): \((try? String(contentsOfFile: file + ".err", encoding: .utf8)) ?? "")")
            }
        }
    }
}
