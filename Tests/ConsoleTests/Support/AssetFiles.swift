import Foundation
import Testing

/// The console's own files as they stand in the sources.
enum AssetFiles {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Console/Assets")

    /// Text by name, of a folder.
    static func all(in folder: String) throws -> [String: String] {
        var files: [String: String] = [:]
        let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
        for name in names {
            files[name] = try String(contentsOf: root.appending(path: "\(folder)/\(name)"), encoding: .utf8)
        }
        return files
    }

    static func templates() throws -> [String: String] {
        let files = try all(in: "templates")
        #expect(files.count > 10)
        return files
    }
}
