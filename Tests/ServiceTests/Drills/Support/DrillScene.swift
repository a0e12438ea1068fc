import Core
import Engine
import Foundation
import ObjectStore
import Repository
import TestKit

/// A server with a base and some log behind it in a repository, made by the program, and what drills of it need.
struct DrillScene: Sendable {
    let lab: Lab
    let source: DatabaseServer
    let family: ServerFamily
    let repository: Repository
    let instance: InstanceRepository
    /// What is made for one drill.
    let folder: TestFolder
    /// When the base was there and nothing had been changed behind it yet.
    let between: Timestamp

    static func make(_ family: ServerFamily) async throws -> DrillScene {
        let source = try await DatabaseServer.start(family)
        let lab = try await Lab.make("drill-\(family.rawValue)", instance: "shop")
        try await source.run(
            """
            CREATE DATABASE app DEFAULT CHARACTER SET utf8mb4; USE app;
            CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL) ENGINE=InnoDB;
            CREATE TABLE orders (id BIGINT PRIMARY KEY, customer INT NOT NULL, amount DECIMAL(12,2), raw VARBINARY(200),
              CONSTRAINT placed_by FOREIGN KEY (customer) REFERENCES customer (id)) ENGINE=InnoDB;
            INSERT INTO customer WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 200)
              SELECT i, CONCAT('Zoë ', i) FROM n;
            INSERT INTO orders SELECT id, id, id * 1.25, UNHEX(SHA2(id, 256)) FROM customer;
            """)
        try await lab.backup(source)
        let stream = try await lab.startStream(source)
        try await lab.awaitStored(source)
        let between = Timestamp.now()
        try await source.run(
            "DO SLEEP(1.1); USE app; DELETE FROM orders WHERE id % 2 = 0; UPDATE customer SET name = 'x';")
        try await lab.awaitStored(source)
        try await stream.interrupt()
        let key = Secret(Array(try Data(contentsOf: URL(fileURLWithPath: lab.keyFile))))
        let repository = try await Repository.open(
            store: try StoreLocation.store(at: lab.repositoryURL), key: .keyFile(key, label: "lab"))
        guard let instance = try await repository.instance(named: "shop") else {
            throw TestKitError("the lab's repository holds no instance shop")
        }
        return DrillScene(
            lab: lab, source: source, family: family, repository: repository, instance: instance,
            folder: try TestFolder("dr"), between: between)
    }

    /// The key that opens the repository.
    var key: Secret { get throws { Secret(Array(try Data(contentsOf: URL(fileURLWithPath: lab.keyFile)))) } }

    /// Where the throwaway instance is made.
    var place: String { folder.file("instance") }

    /// What makes it. MySQL comes from another system, and is started by its own loader. Fails where none is wanted.
    func provider(isWanted: Bool = true) throws -> any InstanceProvider {
        guard isWanted else { throw TestKitError("a server was asked for where none is wanted") }
        var options = LocalOptions(
            flavour: family == .mariadb ? .mariadb : .mysql, folder: place, memory: 160 << 20)
        if family == .mysql {
            let command = source.installation.command("mysqld", daemon: true)
            let path = try folder.write("#!/bin/sh\nexec \(command.joined(separator: " ")) \"$@\"\n", to: "mysqld")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            options.program = path
            options.baseFolder = source.installation.baseArguments.first { $0.hasPrefix("--basedir=") }
                .map { String($0.dropFirst(10)) }
        }
        return LocalInstanceProvider(options)
    }

    /// Nothing of the throwaway instance is left: no file, no process.
    func isGone() -> Bool {
        guard !FileManager.default.fileExists(atPath: place) else { return false }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return !names.compactMap { Int32($0) }.contains { identifier in
            let line = FileManager.default.contents(atPath: "/proc/\(identifier)/cmdline") ?? Data()
            return String(decoding: line, as: UTF8.self).contains("--defaults-file=\(place)/")
        }
    }
}
