import Age
import Core
import Foundation
import TestKit
import Testing

/// Both ways with the Debian program `age`, which knows nothing of ours.
@Suite(.serialized) struct AgeProgramTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder("age") }

    private func write(_ bytes: [UInt8], to name: String) throws -> String {
        let path = folder.file(name)
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    private func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: folder.file(name))))
    }

    /// What the program wrote: of nothing it makes no file.
    private func opened() throws -> [UInt8] {
        FileManager.default.fileExists(atPath: folder.file("opened")) ? try read("opened") : []
    }

    /// The program asks for passphrases on a terminal alone.
    private func onTerminal(_ command: String, typing passphrase: String, times: Int) async throws {
        let typed = (0..<times).map { _ in "sleep 1; printf '%s\\n' '\(passphrase)'" }.joined(separator: "; ")
        try await Shell.require(
            "bash", ["-c", "(\(typed); sleep 8) | script -qec \"\(command)\" /dev/null"], atMost: .seconds(60))
    }

    @Test(arguments: [0, 1, 65_536, 300_000])
    func theProgramOpensWhatWeSealForARecipient(_ size: Int) async throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let key = folder.file("key")
        try await Shell.require("age-keygen", ["-o", key])
        let shown = try await Shell.require("age-keygen", ["-y", key]).filter { !$0.isNewline }
        let recipients = [try AgeRecipient(parsing: shown), try #require(AgeIdentity.make().recipient)]
        let file = try write(try AgeFormatTests.seal(bytes, .recipients(recipients)), to: "sealed")
        try await Shell.require("age", ["-d", "-i", key, "-o", folder.file("opened"), file])
        #expect(try opened() == bytes)
        // A byte changed is a byte that the program finds.
        var changed = try read("sealed")
        changed[changed.count - 1] ^= 1
        _ = try write(changed, to: "changed")
        let refused = try await Shell.run("age", ["-d", "-i", key, folder.file("changed")])
        #expect(!refused.status.isSuccess)
    }

    @Test(arguments: [0, 65_537])
    func weOpenWhatTheProgramSeals(_ size: Int) async throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 11) }
        let identity = AgeIdentity.make()
        let recipient = try #require(identity.recipient).description
        let plain = try write(bytes, to: "plain")
        try await Shell.require("age", ["-r", recipient, "-o", folder.file("sealed"), plain])
        #expect(try AgeFormatTests.open(try read("sealed"), [identity]) == bytes)
        // Our key file is one of the program's.
        let text = try #require(identity.text).withBytes { $0 }
        let key = try write(text + [0x0A], to: "key")
        try await Shell.require("age", ["-d", "-i", key, "-o", folder.file("opened"), folder.file("sealed")])
        #expect(try opened() == bytes)
    }

    @Test func bothWaysWithAPassphrase() async throws {
        let bytes = Array("rows of the shop".utf8)
        let words = "correct horse battery"
        let sealed = try write(try AgeFormatTests.seal(bytes, .passphrase(Secret(words))), to: "ours")
        let opened = folder.file("opened")
        try await onTerminal("age -d -o \(opened) \(sealed)", typing: words, times: 1)
        #expect(try read("opened") == bytes)
        let plain = try write(bytes, to: "plain")
        let theirs = folder.file("theirs")
        try await onTerminal("age -p -o \(theirs) \(plain)", typing: words, times: 2)
        #expect(try AgeFormatTests.open(try read("theirs"), [.passphrase(Secret(words))]) == bytes)
    }
}
