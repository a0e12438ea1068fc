internal import Core
internal import Foundation

/// The folders of a worker.
enum WorkerFolder {
    /// Makes it, and what is above it, for this account alone. Throws `target.folder`.
    static func make(_ path: String) throws(TidemarkError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
        } catch {
            throw TidemarkError(
                ErrorCode("target.folder"), "The worker's folder \(path) cannot be made.",
                hint: "Check its parent's permissions, or configure another folder.", cause: error)
        }
    }

    /// A name of a folder for a name that somebody chose: no path leads out of it.
    static func name(_ text: String) -> String {
        let plain = String(
            text.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" }.prefix(100))
        return plain.isEmpty || plain.hasPrefix(".") ? "instance\(plain.replacing(".", with: "-"))" : plain
    }
}
