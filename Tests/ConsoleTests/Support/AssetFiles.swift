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

    /// The sources of pages and their frame, by path.
    static func sources() throws -> [String: String] {
        let root = root.deletingLastPathComponent()
        var files: [String: String] = [:]
        for folder in ["Pages", "Frame", "Request"] {
            let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            while let name = names?.nextObject() as? String {
                guard name.hasSuffix(".swift") else { continue }
                files[name] = try String(contentsOf: root.appending(path: "\(folder)/\(name)"), encoding: .utf8)
            }
        }
        #expect(files.count > 50)
        return files
    }

    static func templates() throws -> [String: String] {
        let files = try all(in: "templates")
        #expect(files.count > 10)
        return files
    }
}
