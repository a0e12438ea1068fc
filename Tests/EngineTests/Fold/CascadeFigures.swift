import Engine
import Foundation
import MySQLWire
import TestKit
import Testing

/// What a log full of cascades costs both ways; `TIDEMARK_CASCADES` says how many transactions, 20,000 for the figures of
/// decision 22.
extension ReplayTests {
    @Suite struct CascadeFigures {
        @Test func bothWays() async throws {
            let transactions = ProcessInfo.processInfo.environment["TIDEMARK_CASCADES"].flatMap(Int.init) ?? 300
            let parents = max(1000, transactions)
            try await RestoreRig.with(.mariadb) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig;
                    CREATE TABLE p (id INT PRIMARY KEY, pad VARCHAR(100));
                    CREATE TABLE c (id INT PRIMARY KEY, p INT, pad VARCHAR(100), FOREIGN KEY (p) REFERENCES p (id)
                      ON DELETE CASCADE ON UPDATE CASCADE);
                    CREATE TABLE g (id INT PRIMARY KEY, c INT, pad VARCHAR(100), FOREIGN KEY (c) REFERENCES c (id) ON DELETE CASCADE);
                    CREATE TABLE n (id INT PRIMARY KEY, p INT, pad VARCHAR(100), FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET NULL
                      ON UPDATE CASCADE);
                    INSERT INTO p SELECT seq, REPEAT('p', 80) FROM seq_1_to_\(parents);
                    INSERT INTO c SELECT seq, seq % \(parents) + 1, REPEAT('c', 80) FROM seq_1_to_\(parents * 5 / 2);
                    INSERT INTO g SELECT seq, seq % \(parents * 5 / 2) + 1, REPEAT('g', 80) FROM seq_1_to_\(parents * 5);
                    INSERT INTO n SELECT seq, seq % \(parents) + 1, REPEAT('n', 80) FROM seq_1_to_\(parents * 5 / 2);
                    """)
                try await rig.take("rig.p", "rig.c", "rig.g", "rig.n")
                try await rig.converge()
                let connection = try await rig.source.connect()
                try await connection.execute("USE rig")
                for number in 0..<transactions {
                    let id = number * 7919 % parents + 1
                    try await connection.execute("BEGIN")
                    if number % 4 == 0 {
                        try await connection.execute("UPDATE p SET id = \(10_000_000 + number) WHERE id = \(id)")
                        try await connection.execute("INSERT INTO p VALUES (\(id), 'new')")
                    } else {
                        try await connection.execute("DELETE FROM p WHERE id = \(id)")
                        try await connection.execute("INSERT INTO p VALUES (\(id), 'back')")
                    }
                    try await connection.execute("INSERT INTO c VALUES (\(1_000_000 + number), \(id), 'new')")
                    try await connection.execute(
                        "INSERT INTO g VALUES (\(1_000_000 + number), \(1_000_000 + number), 'new')")
                    try await connection.execute("UPDATE n SET p = \(id) WHERE id = \(id)")
                    try await connection.execute("COMMIT")
                }
                await connection.close()
                let folder = try TestFolder("figures")
                for memory in [0, 1 << 29, 1 << 26] {
                    try await FoldRestoreTests.clear(rig.target)
                    var options = FoldRestoreTests.options(memory, folder)
                    if memory == 0 { options.replay = .sequential }
                    let report = try await rig.restore(options)
                    Notice.say(
                        """
                        \(transactions) transactions, \(memory == 0 ? "sequential" : "folded in \(memory) bytes"): \
                        \(report.foldedTables) tables folded; fold \(report.foldSeconds), load \(report.loadSeconds), \
                        log \(report.replaySeconds) s
                        """)
                    #expect(memory == 0 || report.foldedTables == 4, "\(report.notes)")
                    try await rig.requireEqual()
                }
            }
        }
    }
}
