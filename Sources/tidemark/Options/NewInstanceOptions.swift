import ArgumentParser
internal import Core
internal import Engine
import Glibc

/// How a new instance is made, where the target is one.
struct NewInstanceOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp("For a new instance: the server program, mariadbd or mysqld.", valueName: "file"))
    var serverProgram: String?

    @Option(help: ArgumentHelp("For a new instance: the folder the server is installed in.", valueName: "folder"))
    var basedir: String?

    @Option(
        help: ArgumentHelp(
            "For a new instance: the folder that is made for it, with data, configuration and password.",
            valueName: "folder"))
    var dataDir: String?

    @Option(help: ArgumentHelp("For a new instance: the address it listens on.", valueName: "address"))
    var bindAddress = "127.0.0.1"

    @Option(help: ArgumentHelp("For a new instance: its port; by default one that is free.", valueName: "number"))
    var port: Int?

    @Option(
        help: ArgumentHelp(
            "For a new instance: the account the server runs as, where tidemark runs as root; by default mysql.",
            valueName: "name"))
    var serverUser: String?

    @Option(
        help: ArgumentHelp(
            "For a new instance: memory it may use; by default half of the machine's, as far as it is free.",
            valueName: "size"))
    var serverMemory: String?

    @Flag(help: "For a new instance: remove it with everything in it at Ctrl-C, or after --for.")
    var ephemeral = false

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("With --ephemeral: how long, such as 90s, 15m or 2h.", valueName: "duration"))
    var lifetime: String?

    var isUsed: Bool {
        serverProgram != nil || basedir != nil || dataDir != nil || bindAddress != "127.0.0.1" || port != nil
            || serverUser != nil || serverMemory != nil || ephemeral || lifetime != nil
    }

    /// How long an ephemeral instance lasts; nil: until it is stopped. Throws `usage.invalid`.
    func seconds() throws(TidemarkError) -> Double? {
        guard let lifetime else { return nil }
        guard ephemeral else {
            throw TidemarkError(.usage, "--for goes with --ephemeral", hint: "add --ephemeral, or leave out --for")
        }
        return try SecondsText.parse(lifetime)
    }

    /// Throws `usage.invalid`.
    func local(_ flavour: DatabaseFlavour, folder: String) throws(TidemarkError) -> LocalOptions {
        if let port {
            guard (1...65_535).contains(port) else {
                throw TidemarkError(.usage, "--port \(port) is no port", hint: "give a number from 1 to 65535")
            }
        }
        let plain = bindAddress.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || ".:-*".utf8.contains(byte)
        }
        guard plain, !bindAddress.isEmpty else {
            throw TidemarkError(.usage, "--bind-address is no address", hint: "give an IP address or a host's name")
        }
        return LocalOptions(
            flavour: flavour, folder: folder, program: serverProgram.map(FilePath.absolute),
            baseFolder: basedir.map(FilePath.absolute), account: serverUser, address: bindAddress, port: port,
            memory: try serverMemory.map { text throws(TidemarkError) in try ByteCount(parsing: text).bytes })
    }

    /// The folder of a new instance: what the user named, or one named after the instance.
    func folder(instance: String, console: Console) async throws -> String {
        if let dataDir {
            var path = FilePath.absolute(dataDir)
            while path.count > 1, path.hasSuffix("/") { path.removeLast() }
            return path
        }
        guard !ephemeral else {
            let parent = Environment.nonEmpty("TMPDIR") ?? "/var/tmp"
            return try await EphemeralFolders.make(in: "\(parent)/tidemark-ephemeral-\(geteuid())") { text in
                console.line("new", text)
            }
        }
        let name = String(instance.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
        return "\(StateFolder.instances)/\(name.hasPrefix(".") ? "instance" : name)"
    }
}
