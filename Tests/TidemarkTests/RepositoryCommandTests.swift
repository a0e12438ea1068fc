import Foundation
import TestKit
import Testing

/// `init`, `list` and `verify` on a folder, through the program.
@Suite struct RepositoryCommandTests {
    let program = TidemarkProgram()
    let folder: TestFolder

    init() throws { folder = try TestFolder("cli-repository") }

    private var place: [String] { ["--repo", "file://\(folder.file("srv-backups"))"] }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func makesAPrivateKeyFileAndSaysToKeepACopy() async throws {
        let key = folder.file("key")
        let made = try await program.require(["init"] + place + ["--key-file", key])
        #expect(made.output.contains("srv-backups"))
        #expect(made.errors.contains("keep a copy"))
        #expect(try mode(key) == 0o600)

        let listed = try await program.require(["list"] + place, environment: ["TIDEMARK_KEY_FILE": key])
        #expect(listed.output.contains("no instance yet"))
        let verified = try await program.require(["verify", "--json"] + place + ["--key-file", key])
        #expect(verified.output.contains(#""event":"done","intact":true"#))
    }

    @Test func neverOverwritesARepositoryOrAKey() async throws {
        let key = folder.file("key")
        try await program.require(["init"] + place + ["--key-file", key])
        let before = FileManager.default.contents(atPath: key)
        let again = try await program.run(["init"] + place + ["--key-file", key])
        #expect(again.status == .exited(5))
        #expect(again.errors.hasPrefix("error[repository.exists]"))
        #expect(FileManager.default.contents(atPath: key) == before)

        let other = try await program.run(["init"] + place + ["--key-file", folder.file("other")])
        #expect(other.status == .exited(5))
        #expect(!FileManager.default.fileExists(atPath: folder.file("other")))
    }

    @Test func aWrongKeyIsNamedAsSuch() async throws {
        try await program.require(["init"] + place + ["--key-file", folder.file("key")])
        let elsewhere = "file://\(folder.file("elsewhere"))"
        try await program.require(["init", "--repo", elsewhere, "--key-file", folder.file("wrong")])
        let finished = try await program.run(["list"] + place + ["--key-file", folder.file("wrong")])
        #expect(finished.status == .exited(6))
        #expect(finished.errors.hasPrefix("error[key.mismatch]"))

        let nonsense = try folder.write("not a key", to: "nonsense")
        let invalid = try await program.run(["list"] + place + ["--key-file", nonsense])
        #expect(invalid.status == .exited(6))
        let absent = try await program.run(["list"] + place + ["--key-file", folder.file("absent")])
        #expect(absent.status == .exited(6))
    }

    @Test func aPassphraseOpensWhatItClosed() async throws {
        let phrase = try folder.write("correct horse battery staple\n", to: "phrase")
        try await program.require(["init", "--name", "ours"] + place + ["--passphrase-file", phrase])
        // The line break at the end of the file is not part of the passphrase.
        let bare = try folder.write("correct horse battery staple", to: "bare")
        try await program.require(["list"] + place, environment: ["TIDEMARK_PASSPHRASE_FILE": bare])
        let wrong = try folder.write("correct horse", to: "wrong")
        let refused = try await program.run(["list"] + place + ["--passphrase-file", wrong])
        #expect(refused.status == .exited(6))
        let empty = try folder.write("", to: "empty")
        let nothing = try await program.run(["list"] + place + ["--passphrase-file", empty])
        #expect(nothing.status == .exited(6))
    }

    @Test func whatIsNoRepositoryIsSaid() async throws {
        let key = folder.file("key")
        try await program.require(["init"] + place + ["--key-file", key])
        let finished = try await program.run(["list", "--repo", "file://\(folder.file("nothing"))", "--key-file", key])
        #expect(finished.status == .exited(5))
        #expect(finished.errors.hasPrefix("error[repository.missing]"))
        let unknown = try await program.run(["list", "--instance", "x"] + place + ["--key-file", key])
        #expect(unknown.status == .exited(9))
        #expect(unknown.errors.hasPrefix("error[instance.missing]"))
    }

    @Test func aKeyFileThatOthersCanReadIsWarnedAbout() async throws {
        let key = folder.file("key")
        try await program.require(["init"] + place + ["--key-file", key])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let finished = try await program.require(["list"] + place + ["--key-file", key])
        #expect(finished.errors.contains("chmod 600"))
    }
}
