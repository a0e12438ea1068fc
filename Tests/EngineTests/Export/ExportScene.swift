import Core
import Engine
import Foundation
import MySQLWire
import TestKit

/// What tests of exports share.
enum ExportScene {
    static let salt = Secret("the salt of this test")

    static func access(_ server: DatabaseServer) throws -> ServerAccess {
        ServerAccess(url: try ServerURL(parsing: server.url()), password: Secret(DatabaseServer.password))
    }

    static func run(_ server: DatabaseServer, _ options: ExportOptions) async throws -> (MemorySink, ExportSummary) {
        let sink = MemorySink()
        let summary = try await ServerExport(try access(server), options, title: "a test\nDROP DATABASE mysql").run(
            sink)
        try await server.run("DROP USER 'tidemark_export'@'%', 'tidemark_export'@'localhost';")
        return (sink, summary)
    }

    /// Loads a script as a user would, with the family's own client.
    static func load(_ sink: MemorySink, into server: DatabaseServer) async throws {
        let folder = try TestFolder("script")
        let path = folder.file("script.sql")
        try Data(await sink.bytes).write(to: URL(filePath: path))
        let command = StockClient(server).command.filter { $0 != "--commands=OFF" }
        let child = try await ChildProcess.start(
            command[0], Array(command.dropFirst()), input: path, output: folder.file("out"), errors: folder.file("err"))
        let status = try await child.wait(atMost: .seconds(300))
        guard status.isSuccess else {
            let said = try String(contentsOf: URL(filePath: folder.file("err")), encoding: .utf8)
            throw TestKitError("the script is refused: \(said.prefix(2000))")
        }
    }

    /// The files of a tar, as the program `tar` unpacks them.
    static func unpacked(_ sink: MemorySink) async throws -> [String: [UInt8]] {
        let folder = try TestFolder("tar")
        try Data(await sink.bytes).write(to: URL(filePath: folder.file("tar")))
        try FileManager.default.createDirectory(atPath: folder.file("out"), withIntermediateDirectories: true)
        try await Shell.require("tar", ["-xf", folder.file("tar"), "-C", folder.file("out")])
        var files: [String: [UInt8]] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: folder.file("out")) ?? .init() {
            let path = folder.file("out") + "/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[name] = Array(try Data(contentsOf: URL(filePath: path)))
        }
        return files
    }

    /// RFC 4180, with NULL apart from an empty text.
    static func rows(_ bytes: [UInt8]) -> [[String?]] {
        var rows: [[String?]] = []
        var row: [String?] = []
        var field: [UInt8] = []
        var isQuoted = false
        var wasQuoted = false
        func end() {
            row.append(field.isEmpty && !wasQuoted ? nil : String(decoding: field, as: UTF8.self))
            field = []
            wasQuoted = false
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                guard byte == UInt8(ascii: "\"") else {
                    field.append(byte)
                    continue
                }
                if index < bytes.count, bytes[index] == byte {
                    field.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): (isQuoted, wasQuoted) = (true, true)
            case UInt8(ascii: ","): end()
            case 0x0D: break
            case 0x0A:
                end()
                rows.append(row)
                row = []
            default: field.append(byte)
            }
        }
        return rows
    }
}
