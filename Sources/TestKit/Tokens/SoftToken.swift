internal import Foundation

/// A PKCS#11 token of SoftHSM2 in a folder of its own, with one AES key.
package final class SoftToken: Sendable {
    package let module: String
    package let label: String
    package let key = "backups"
    package let pin: String
    package let folder: TestFolder

    /// What SoftHSM2 finds the token by.
    package var environment: [String: String] { ["SOFTHSM2_CONF": folder.file("softhsm2.conf")] }

    private init(module: String, label: String, pin: String, folder: TestFolder) {
        self.module = module
        self.label = label
        self.pin = pin
        self.folder = folder
    }

    /// Makes a token, and lets the modules that this process loads from now on find it.
    package static func make(label: String = "tidemark test", pin: String = "marked-pin-4711") async throws -> SoftToken
    {
        let candidates = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"]
        guard let module = candidates.first(where: FileManager.default.fileExists(atPath:)) else {
            throw TestKitError("SoftHSM2 is not installed; run scripts/get-servers softhsm")
        }
        let folder = try TestFolder("token")
        let token = SoftToken(module: module, label: label, pin: pin, folder: folder)
        try FileManager.default.createDirectory(atPath: folder.file("tokens"), withIntermediateDirectories: true)
        try folder.write(
            "directories.tokendir = \(folder.file("tokens"))\nobjectstore.backend = file\nlog.level = ERROR\n",
            to: "softhsm2.conf")
        try await token.run(["--init-token", "--free", "--label", label, "--so-pin", "so-\(pin)", "--pin", pin])
        try await token.importKey(token.key, id: "01")
        setenv("SOFTHSM2_CONF", folder.file("softhsm2.conf"), 1)
        return token
    }

    /// Puts a random AES key of 256 bits into the token.
    package func importKey(_ key: String, id: String) async throws {
        // softhsm2-util takes the file for a line of text: a line break inside would end the key.
        let bytes = (0..<32).map { _ in UInt8.random(in: 0x21...0x7E) }
        guard FileManager.default.createFile(atPath: folder.file("aes"), contents: Data(bytes)) else {
            throw TestKitError("cannot write a key")
        }
        try await run(
            ["--import", folder.file("aes"), "--aes", "--token", label, "--label", key, "--id", id, "--pin", pin])
        try FileManager.default.removeItem(atPath: folder.file("aes"))
    }

    private func run(_ arguments: [String]) async throws {
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        try await Shell.require("softhsm2-util", arguments, environment: variables)
    }
}
