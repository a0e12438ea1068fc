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

    private func slots(_ key: [String]) async throws -> [String] {
        let listed = try await program.require(["key", "list", "--json"] + place + key)
        return listed.output.split(separator: "\n").compactMap { line in
            line.split(separator: "\"slot\":\"").last.map { String($0.prefix(16)) }
        }
    }

    @Test func keysComeAndGoAndTheLastOneStays() async throws {
        let first = ["--key-file", folder.file("first")]
        try await program.require(["init"] + place + first)
        let old = try #require(try await slots(first).first)
        let refused = try await program.run(["key", "remove", "--slot", old] + place + first)
        #expect(refused.status == .exited(6) && refused.errors.hasPrefix("error[key.last]"), "\(refused.errors)")

        let words = try folder.write("six words that nobody else knows\n", to: "words")
        let phrase = ["--passphrase-file", words]
        try await program.require(["key", "add", "--new-passphrase-file", words] + place + first)
        try await program.require(["list"] + place + phrase)
        #expect(try await slots(phrase).count == 2)

        let second = ["--key-file", folder.file("second")]
        let rotated = try await program.require(
            ["key", "rotate", "--slot", old, "--new-key-file", folder.file("second")] + place + first)
        #expect(rotated.errors.contains("keep a copy"))
        #expect(try mode(folder.file("second")) == 0o600)
        try await program.require(["list"] + place + second)
        #expect(try await program.run(["list"] + place + first).status == .exited(6))

        let slot = try #require(try await slots(second).first { $0 != old })
        try await program.require(["key", "remove", "--slot", slot] + place + second)
        let unknown = try await program.run(["key", "remove", "--slot", old] + place + phrase)
        #expect(unknown.status == .exited(6))
        // One of the two is left, whichever came first in the list.
        let opensStill = try await program.run(["list"] + place + second).status.isSuccess
        #expect(try await slots(opensStill ? second : phrase).count == 1)
    }

    @Test func aNewKeyFileThatOpensNothingDoesNotStay() async throws {
        let first = ["--key-file", folder.file("first")]
        try await program.require(["init"] + place + first)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o500], ofItemAtPath: folder.file("srv-backups") + "/keys")
        let failed = try await program.run(["key", "add", "--new-key-file", folder.file("new")] + place + first)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: folder.file("srv-backups") + "/keys")
        // Root may write everywhere.
        if !failed.status.isSuccess { #expect(!FileManager.default.fileExists(atPath: folder.file("new"))) }
        let both = try await program.run(
            ["key", "add", "--new-key-file", folder.file("x"), "--new-passphrase-file", folder.file("y")] + place
                + first)
        #expect(both.status == .exited(2))
        #expect(!FileManager.default.fileExists(atPath: folder.file("x")))
    }
}
