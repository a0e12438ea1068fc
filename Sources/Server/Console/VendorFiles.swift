internal import Console
internal import Foundation
internal import Logging

/// The files of other projects that pages load, read once from where Debian's packages put them.
enum VendorFiles {
    private static let longest = 4 << 20

    /// What is there. Without them pages work and look plain: a backup server starts all the same, and the log says what is missing.
    static func read(_ folders: [String: String], _ logger: Logger) -> [VendorFile: [UInt8]] {
        var found: [VendorFile: [UInt8]] = [:]
        for file in VendorFile.allCases {
            let path = "\(folders[file.package.rawValue] ?? file.package.standardFolder)/\(file.path)"
            if let data = FileManager.default.contents(atPath: path), !data.isEmpty, data.count <= longest {
                found[file] = Array(data)
            } else {
                logger.warning(
                    "The console looks plain: a file of a package is missing.",
                    metadata: ["path": "\(path)", "package": "\(file.package.debianName)"])
            }
        }
        return found
    }
}
