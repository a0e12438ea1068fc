import Core
import Foundation
import ObjectStore
import TestKit
import Testing

/// Nothing secret is ever stored or shown: marked secrets are used in every command and looked for everywhere.
@Suite struct SecretsTests {
    private static let password = "marked-database-password-7319"
    private static let passphrase = "marked passphrase of several words 2204"
    private static let s3Secret = "markedS3SecretKey/55501+x"
    private static let kmsSecret = "markedKMSSecretKey/99207+y"
    private static let rows = ["MARKED-ROW-OF-THE-BASE-8842", "MARKED-ROW-OF-THE-LOG-6617"]
    private static let table = "marked_table_3141"

    @Test(.timeLimit(.minutes(3)))
    func `Secrets are found in no object, output, spool, temporary file or process list`() async throws {
        let folder = try TestFolder("secrets")
        let watched = folder.file("watched")
        try FileManager.default.createDirectory(atPath: watched, withIntermediateDirectories: true)
        let moto = try await MotoServer.start()
        let token = try await SoftToken.make()
        try await moto.makeBucket("marked-bucket")
        let arn = try await moto.makeKMSKey(alias: "alias/backups")
        let source = try await SharedServers.shared.source(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        try await source.removeSchemas()
        try await target.removeSchemas()
        try await source.run(
            """
            CREATE OR REPLACE USER marked@'%' IDENTIFIED BY '\(Self.password)'; GRANT ALL ON *.* TO marked@'%' WITH GRANT OPTION;
            CREATE DATABASE app; CREATE TABLE app.\(Self.table) (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(200));
            USE app; INSERT INTO \(Self.table) (v) SELECT '\(Self.rows[0])' FROM seq_1_to_500;
            """)

        var program = TidemarkProgram()
        program.environment = ["TMPDIR": watched, "XDG_STATE_HOME": watched, "AWS_EC2_METADATA_DISABLED": "true"]
        program.environment.merge(token.environment) { $1 }
        var hunt = SecretHunt(program)
        for (name, secret) in [
            ("database password", Self.password), ("passphrase", Self.passphrase), ("S3 secret", Self.s3Secret),
            ("KMS secret", Self.kmsSecret), ("PIN", token.pin), ("row", Self.rows[0]), ("row", Self.rows[1]),
        ] { hunt.add(name, secret) }

        let credentials = { (name: String, secret: String) in
            try folder.write(
                "[default]\naws_access_key_id = AKIDMARKED\naws_secret_access_key = \(secret)\n", to: name)
        }
        let place = [
            "--repo", moto.url("marked-bucket", "r"), "--s3-credentials-file", try credentials("s3", Self.s3Secret),
        ]
        let kms = [
            "--kms-key", "alias/backups", "--kms-endpoint", moto.endpoint, "--kms-region", MotoServer.region,
            "--kms-credentials-file", try credentials("kms", Self.kmsSecret),
        ]
        let pin = try folder.write(token.pin + "\n", to: "pin")
        let hsm = { (prefix: String) in
            [
                "--\(prefix)pkcs11-module", token.module, "--\(prefix)pkcs11-token", token.label,
                "--\(prefix)pkcs11-key", token.key, "--\(prefix)pkcs11-pin-file", pin,
            ]
        }
        let words = try folder.write(Self.passphrase + "\n", to: "phrase")
        let keyFile = folder.file("key")
        let password = try folder.write(Self.password + "\n", to: "password")
        let from = ["--source", source.url(user: "marked"), "--password-file", password, "--instance", "shop"]

        func succeed(_ arguments: [String], _ json: Bool = false) async throws {
            let done = try await hunt.run(arguments + (json ? ["--json"] : []), in: watched)
            #expect(done.status.isSuccess, "\(arguments.prefix(2)): \(done.errors)")
        }
        try await succeed(["init"] + place + kms)
        let store = try StoreLocation.store(
            at: moto.url("marked-bucket", "r"), options: Self.options(folder.file("s3")))
        let slot = try #require(try await store.list("keys/").first)
        hunt.add(
            "KMS data key", try await Self.dataKey(moto, String(decoding: store.get(slot.key), as: UTF8.self), arn))
        try await succeed(["key", "add", "--new-key-file", keyFile] + place + kms, true)
        let line = try String(contentsOfFile: keyFile, encoding: .utf8).split(separator: "\n").last
        hunt.add("key file", try #require(line.flatMap { Hex.decode($0.split(separator: ":")[1]) }))
        try await succeed(["key", "add", "--new-passphrase-file", words] + place + ["--key-file", keyFile])
        try await succeed(["key", "add"] + hsm("new-") + place + ["--passphrase-file", words])
        try await succeed(["backup"] + from + place + hsm(""))
        try await stream(
            ["stream"] + from + place + kms + ["--spool", watched + "/spool", "--json"], moto, store, source, &hunt,
            watched)
        try await succeed(["key", "rotate", "--repository-key"] + place + ["--key-file", keyFile])
        try await succeed(["backup", "--json"] + from + place + ["--passphrase-file", words])
        try await succeed(["key", "list"] + place + hsm(""), true)
        try await succeed(["list", "--instance", "shop"] + place + kms, true)
        try await succeed(["verify"] + place + ["--key-file", keyFile])
        try await succeed(
            ["restore", "--instance", "shop", "--to", "latest", "--database", "app", "--target", target.url()] + place
                + kms
                + ["--password-file", try folder.write(DatabaseServer.password, to: "target-password")])
        let restored = try await StockClient(target).value("SELECT COUNT(DISTINCT v) FROM app.\(Self.table)")
        #expect(restored == "2")

        // Failures name what failed, and no secret.
        for arguments in [
            ["list"] + place + ["--passphrase-file", try folder.write(Self.passphrase + "x", to: "wrong")],
            ["list"] + place + [
                "--pkcs11-module", token.module, "--pkcs11-token", token.label, "--pkcs11-key", token.key,
            ]
                + ["--pkcs11-pin-file", try folder.write(token.pin + "0", to: "wrong-pin")],
            ["backup", "--source", source.url(user: "marked"), "--password-file", words] + place + [
                "--key-file", keyFile,
            ],
        ] {
            let failed = try await hunt.run(arguments, in: watched)
            #expect(!failed.status.isSuccess)
        }

        var objects = 0
        for entry in try await store.list("") {
            hunt.search(Array(entry.key.utf8), in: "names of objects")
            hunt.search(try await store.get(entry.key), in: entry.key)
            objects += 1
        }
        hunt.search(Array(moto.log.utf8), in: "the log of the store")
        #expect(objects > 8 && hunt.looks > 100, "\(objects) objects, \(hunt.looks) looks")
        #expect(hunt.found.isEmpty, "\(hunt.found.sorted())")

        // The hunt finds what there is to find.
        hunt.search(Array("x\(Data(Self.password.utf8).base64EncodedString())y".utf8), in: "a trap")
        #expect(hunt.found == ["database password in a trap"])
        try await source.removeSchemas()
        try await target.removeSchemas()
        try await source.run("DROP USER marked@'%'")
    }

    /// A stream whose store stands still for a while, so that its spool is used.
    private func stream(
        _ arguments: [String], _ moto: MotoServer, _ store: any ObjectStore, _ source: DatabaseServer,
        _ hunt: inout SecretHunt, _ watched: String
    ) async throws {
        let segments = { try await store.list("instances/").count { $0.key.hasSuffix(".seg") } }
        let before = try await segments()
        let run = try await hunt.program.start(arguments)
        let deadline = ContinuousClock.now + .seconds(60)
        // Only a stream that has begun has something to spool.
        while try await segments() == before, ContinuousClock.now < deadline, run.process.isRunning {
            try await source.run("INSERT INTO app.\(Self.table) (v) VALUES ('\(Self.rows[1])')")
            hunt.look(at: run, in: watched)
        }
        moto.freeze(true)
        var isSpooled = false
        while !isSpooled, ContinuousClock.now < deadline, run.process.isRunning {
            try await source.run("INSERT INTO app.\(Self.table) (v) VALUES ('\(Self.rows[1])')")
            hunt.look(at: run, in: watched)
            isSpooled =
                FileManager.default.enumerator(atPath: watched)?.contains { "\($0)".hasSuffix(".spool") } ?? false
        }
        hunt.search(folder: watched)
        moto.freeze(false)
        #expect(isSpooled, "\(run.output)\(run.errors)")
        try await run.interrupt()
        hunt.look(at: run, in: watched)
        hunt.search(run, arguments)
    }

    private static func options(_ credentials: String) -> StoreOptions {
        var options = StoreOptions()
        options.credentialsFile = credentials
        return options
    }

    /// What the KMS gives for a slot, as only the KMS can say.
    private static func dataKey(_ moto: MotoServer, _ slot: String, _ arn: String) async throws -> [UInt8] {
        struct Slot: Decodable {
            struct Protected: Decodable { let blob: String }
            let slot: String
            let protected: Protected
        }
        struct Answer: Decodable {
            let plaintext: String
            enum CodingKeys: String, CodingKey { case plaintext = "Plaintext" }
        }
        let read = try JSONDecoder().decode(Slot.self, from: Data(slot.utf8))
        let descriptor = try await moto.request("GET", service: "s3", path: "/marked-bucket/r/tidemark.json")
        let text = String(decoding: descriptor.body, as: UTF8.self)
        let repository = try #require(text.firstMatch(of: /"id" : "([0-9a-f]{32})"/)?.1)
        let answer = try await moto.kms(
            "Decrypt",
            #"{"CiphertextBlob": "\#(read.protected.blob)", "EncryptionContext": {"tidemark:repository": "\#(repository)", "tidemark:slot": "\#(read.slot)"}}"#
        )
        let plaintext = try JSONDecoder().decode(Answer.self, from: Data(answer.utf8)).plaintext
        let key = try #require(Data(base64Encoded: plaintext))
        #expect(key.count == 32)
        return Array(key)
    }
}
