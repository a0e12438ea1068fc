internal import Core
internal import ObjectStore

/// The objects that a file of an export lies in: parts of one size, numbered, below a folder of one run.
package enum ExportParts {
    static let root = "exports/"
    package static let partBytes = 8 << 20

    static func folder(of export: String) -> String { "\(root)\(export)/" }

    /// Runs of a job have a folder each, so that one that was given up disturbs no other.
    static func folder(of export: String, lease: Int64) -> String { "\(folder(of: export))\(lease)/" }

    /// Ten digits, so that names sort by number.
    static func name(_ number: Int, in folder: String) -> String {
        let digits = String(number)
        return folder + String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
    }

    /// Takes away everything of an export, apart from one folder. Throws the store's errors.
    static func erase(_ export: String, in store: any ObjectStore, except kept: String? = nil) async throws {
        let prefix = folder(of: export)
        var last: String?
        while true {
            let keys = try await store.keys(prefix, after: last, limit: 1000)
            for key in keys where !(kept.map { key.hasPrefix($0) } ?? false) { try await store.delete(key) }
            guard let end = keys.last else { return }
            last = end
        }
    }
}
