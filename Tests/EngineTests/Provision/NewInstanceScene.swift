import Core
import Foundation
import MySQLWire
import TestKit
import Testing

/// A source with a base and some log behind it in a repository, and what is known of instances made from it.
struct NewInstanceScene {
    let lab: Lab
    let source: DatabaseServer
    let family: ServerFamily

    /// Rows of several types, a foreign key, a view, a trigger and an account.
    static func make(_ family: ServerFamily, rows: Int = 3_000) async throws -> NewInstanceScene {
        let source = try await SharedServers.shared.source(family)
        let lab = try await Lab.make("new-\(family.rawValue)", instance: "orders")
        try await source.removeSchemas()
        try await source.run(
            """
            CREATE DATABASE app DEFAULT CHARACTER SET utf8mb4; USE app;
            CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL, note TEXT) ENGINE=InnoDB;
            CREATE TABLE orders (id BIGINT PRIMARY KEY AUTO_INCREMENT, customer INT NOT NULL, at DATETIME(6), amount
              DECIMAL(12,2), raw VARBINARY(200), KEY by_customer (customer),
              CONSTRAINT placed_by FOREIGN KEY (customer) REFERENCES customer (id)) ENGINE=InnoDB;
            INSERT INTO customer WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 200)
              SELECT i, CONCAT('Zoë ', i), NULL FROM n;
            INSERT INTO orders (customer, at, amount, raw)
              SELECT a.id, '2026-11-22 11:03:43.123456', a.id * 1.25, UNHEX(SHA2(CONCAT(a.id, '-', b.id), 256))
              FROM customer a JOIN customer b ON b.id <= \(rows / 200);
            CREATE VIEW dear AS SELECT id, amount FROM orders WHERE amount > 100;
            CREATE TRIGGER named BEFORE INSERT ON customer FOR EACH ROW SET NEW.note = COALESCE(NEW.note, 'new');
            DROP USER IF EXISTS 'reader'@'%'; CREATE USER 'reader'@'%' IDENTIFIED BY 'Reader#1';
            GRANT SELECT ON app.* TO 'reader'@'%';
            """)
        try await lab.backup(source)
        let stream = try await lab.startStream(source)
        try await source.run(
            "USE app; UPDATE orders SET amount = amount + 1 WHERE id % 10 = 0; DELETE FROM orders WHERE id % 97 = 0;")
        try await lab.awaitStored(source)
        try await stream.interrupt()
        return NewInstanceScene(lab: lab, source: source, family: family)
    }

    /// Removes what the servers that other tests share would keep.
    func leave() async throws {
        try await source.run("DROP USER IF EXISTS 'reader'@'%';")
        try await source.removeSchemas()
    }

    func arguments(_ extra: [String], target: String? = nil) -> [String] {
        [
            "restore", "--repo", lab.repositoryURL, "--instance", "orders", "--to", "latest", "--target",
            target ?? "new:\(family.rawValue)", "--server-memory", "160MiB", "--threads", "2",
        ] + extra
    }

    /// How the family's program is named: MySQL comes from another system, and is started by its own loader.
    func programArguments(_ folder: TestFolder) throws -> [String] {
        guard family == .mysql else { return [] }
        let command = source.installation.command("mysqld", daemon: true)
        let path = try folder.write("#!/bin/sh\nexec \(command.joined(separator: " ")) \"$@\"\n", to: "mysqld")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        let base = source.installation.baseArguments.first { $0.hasPrefix("--basedir=") }
        return ["--server-program", path, "--basedir", String(try #require(base).dropFirst(10))]
    }

    /// The object with this event among the lines the program wrote.
    static func object(_ event: String, in output: String) throws -> [String: Any] {
        let line = try #require(
            output.split(separator: "\n").last { $0.contains("\"event\":\"\(event)\"") }, "\(output)")
        return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    /// Processes that were started with an argument that names the folder.
    static func processes(of folder: String) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { identifier in
            guard identifier != getpid(), let line = FileManager.default.contents(atPath: "/proc/\(identifier)/cmdline")
            else { return false }
            return String(decoding: line, as: UTF8.self).contains("--defaults-file=\(folder)/")
        }
    }

    /// The password is in no file below the folder, whatever its kind, but in those that are for it.
    static func requireSecret(_ secret: Data, in folder: String, butFor names: Set<String>) throws {
        let entries = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        var looked = 0
        for entry in entries where !names.contains(entry) {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + entry), options: .alwaysMapped)
            else {
                continue
            }
            looked += 1
            #expect(data.range(of: secret) == nil, "the password is in \(entry)")
        }
        #expect(looked > 10)
    }

    /// systemd understands the unit, where it is installed; else each line is of a known form.
    static func requireUnit(_ path: String) async throws {
        let folder = try TestFolder("u")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for section in ["[Unit]", "[Service]", "[Install]"] { #expect(text.contains("\n\(section)\n")) }
        for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix("[") {
            #expect(line.wholeMatch(of: /[A-Za-z]+=.+/) != nil, "\(line)")
        }
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") else { return }
        let verify = try await ChildProcess.start(
            "/usr/bin/systemd-analyze", ["verify", "--man=no", path], output: folder.file("out"),
            errors: folder.file("err"))
        let status = await verify.wait()
        let said = try String(contentsOfFile: folder.file("err"), encoding: .utf8)
        #expect(status == .exited(0), "\(said)")
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        #expect(!said.contains(name), "\(said)")
    }

    static func awaitNoProcess(of folder: String, atMost limit: Duration = .seconds(60)) async throws {
        let deadline = ContinuousClock.now + limit
        while !processes(of: folder).isEmpty {
            guard ContinuousClock.now < deadline else { throw TestKitError("a server of \(folder) is left behind") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Shuts the server down that was handed over.
    static func stop(_ folder: String) async throws {
        let text = try String(contentsOfFile: folder + "/run/server.pid", encoding: .utf8)
        let identifier = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        try #require(processes(of: folder).contains(identifier))
        kill(identifier, SIGTERM)
        try await awaitNoProcess(of: folder)
    }

    /// Every value of every table of the source and of the new instance, as the stock client shows them.
    func requireEqual(_ folder: String) async throws {
        let held = try await HexDump(source).contents(schemas: ["app"])
        let client = StockClient(source, optionFile: folder + "/client.cnf")
        let restored = try await HexDump(client).contents(schemas: ["app"])
        #expect(held.count == 2)
        #expect(held == restored)
    }
}
