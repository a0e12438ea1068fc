import Foundation
import TestKit
import Testing

/// Epochs, services and the destruction of keys, through the program.
@Suite struct KeyCommandTests {
    let folder: TestFolder
    var program = TidemarkProgram()

    init() throws {
        folder = try TestFolder("cli-keys")
        program.environment = MotoServer.environment
    }

    private var place: [String] { ["--repo", "file://\(folder.file("vault"))"] }

    @Test func aNewEpochIsGivenToEverySlotAndAnnounced() async throws {
        let first = ["--key-file", folder.file("first")]
        try await program.require(["init"] + place + first)
        let words = try folder.write("six words that nobody else knows\n", to: "words")
        try await program.require(["key", "add", "--new-passphrase-file", words] + place + first)
        let rotated = try await program.require(["key", "rotate", "--repository-key"] + place + first)
        #expect(rotated.output.split(separator: "\n").count { $0.contains("given") } == 2, "\(rotated.output)")
        #expect(rotated.output.contains("epoch 1 has begun"))
        #expect(rotated.errors.contains("started again"))
        let listed = try await program.require(
            ["key", "list", "--json"] + place, environment: ["TIDEMARK_PASSPHRASE_FILE": words])
        #expect(listed.output.split(separator: "\n").count { $0.contains(#""epoch":1,"recipient":true"#) } == 2)

        for wrong in [
            ["key", "rotate"], ["key", "rotate", "--repository-key", "--slot", "0123456789abcdef"],
            ["key", "rotate", "--repository-key", "--new-key-file", folder.file("x")],
            ["key", "rotate", "--slot", "0123456789abcdef", "--drop-slots", "--new-key-file", folder.file("x")],
        ] {
            #expect(try await program.run(wrong + place + first).status == .exited(2), "\(wrong)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("x")))
    }

    @Test func onlyTheExactNameDestroysTheKeys() async throws {
        let key = ["--key-file", folder.file("key")]
        try await program.require(["init", "--name", "our vault"] + place + key)
        for name in ["vault", "Our vault", ""] {
            let refused = try await program.run(["key", "destroy", "--confirm", name] + place)
            #expect(refused.status == .exited(2) && refused.errors.contains("our vault"), "\(refused.errors)")
        }
        #expect(try await program.run(["key", "destroy"] + place).status == .exited(2))
        try await program.require(["list"] + place + key)
        let done = try await program.require(["key", "destroy", "--confirm", "our vault"] + place)
        #expect(done.output.contains("every restore point") && done.errors.contains("copies and snapshots"))
        let after = try await program.run(["list"] + place + key)
        #expect(after.status == .exited(6) && after.errors.hasPrefix("error[key.destroyed]"), "\(after.errors)")
        #expect(after.errors.contains("our vault"))
    }

    @Test func aKMSKeyOpensWhatItClosedByOptionsOrEnvironment() async throws {
        let moto = try await SharedMoto.shared.server()
        let arn = try await moto.makeKMSKey(alias: "alias/cli")
        let endpoint = ["--kms-endpoint", moto.endpoint]
        let made = try await program.require(["init", "--json", "--kms-key", arn] + endpoint + place)
        #expect(made.output.contains(#""newKeyFile":null"#))
        let listed = try await program.require(
            ["key", "list", "--json"] + place,
            environment: [
                "TIDEMARK_KMS_KEY": "alias/cli", "TIDEMARK_KMS_ENDPOINT": moto.endpoint,
                "TIDEMARK_KMS_REGION": MotoServer.region,
            ])
        #expect(listed.output.contains(#""kind":"kms""#) && listed.output.contains(arn))
        let unknown = try await program.run(
            ["list", "--kms-key", arn.replacing("key/", with: "key/0")] + endpoint + place)
        #expect(unknown.status == .exited(6), "\(unknown.errors)")
        let both = try await program.run(["list", "--kms-key", arn, "--key-file", "k"] + endpoint + place)
        #expect(both.status == .exited(2) && both.errors.contains("exclude each other"))
        let nowhere = try await program.run(["list", "--kms-key", "alias/cli"] + place)
        #expect(nowhere.status == .exited(2) && nowhere.errors.contains("--kms-region"), "\(nowhere.errors)")
    }

    @Test func aTokensKeyOpensWhatItClosed() async throws {
        let token = try await SoftToken.make()
        let pin = try folder.write(token.pin, to: "pin")
        let options = ["--pkcs11-module", token.module, "--pkcs11-token", token.label, "--pkcs11-key", token.key]
        try await program.require(
            ["init"] + place + options + ["--pkcs11-pin-file", pin], environment: token.environment)
        try await program.require(
            ["list"] + place + options,
            environment: token.environment.merging(["TIDEMARK_PKCS11_PIN": token.pin]) { $1 })
        let noPIN = try await program.run(["list"] + place + options, environment: token.environment)
        #expect(noPIN.status == .exited(6) && noPIN.errors.hasPrefix("error[key.denied]"), "\(noPIN.errors)")
        let half = try await program.run(["list", "--pkcs11-module", token.module] + place)
        #expect(half.status == .exited(2) && half.errors.contains("--pkcs11-token"))
    }
}
