internal import Core
internal import ObjectStore

/// Sealed segments that wait on a local disk until the repository takes them.
///
/// One file a segment, sealed like a stored object under the repository's key, and bound to its instance and number: without
/// the key nothing in it can be read, and a file that was cut, altered or renamed opens as damaged. A file appears
/// whole (written under another name, fsynced, renamed) or not at all.
package struct SegmentSpool: Sendable {
    /// A waiting segment.
    package struct Entry: Sendable, Hashable {
        package let sequence: UInt64
        /// Size of its file.
        package let bytes: UInt64
    }

    /// Where the files of this instance are.
    package let folder: String
    private let files: DirectoryStore
    private let sealer: ObjectSealer
    private let instance: String
    /// Held as long as the spool is in use.
    private let lock: FolderLock

    /// Opens the spool of one instance below `parent`. Throws `spool.locked` where another stream uses it and
    /// `spool.unusable`.
    package static func open(_ instance: InstanceRepository, in parent: String) async throws -> SegmentSpool {
        let repository = instance.repository
        let folder = "\(parent)/\(repository.descriptor.id)/\(instance.id)"
        do {
            guard let lock = try FolderLock.take(folder) else {
                throw TidemarkError(
                    .spoolLocked, "Another stream uses the spool \(folder).",
                    hint: "Stop it, or give this one another folder with --spool.")
            }
            let files = DirectoryStore(path: folder)
            return SegmentSpool(
                folder: folder, files: files, sealer: repository.sealer, instance: instance.id, lock: lock)
        } catch let error as TidemarkError where error.code != .spoolLocked {
            throw TidemarkError(
                .spoolUnusable, "The spool \(folder) cannot be used.",
                hint: "Name another folder with --spool, on a local disk.", cause: error)
        }
    }

    /// What waits, in the order of numbers.
    package func entries() async throws -> [Entry] {
        try await files.list("").compactMap { file in
            guard file.key.hasSuffix(Self.suffix), let sequence = UInt64(file.key.dropLast(Self.suffix.utf8.count))
            else { return nil }
            return Entry(sequence: sequence, bytes: file.size)
        }
    }

    /// Keeps a segment; gives the size of its file. Durable when it returns. Throws `store.full` and the errors of disks.
    package func put(_ index: SegmentIndex, events: [UInt8]) async throws -> UInt64 {
        let file = Self.file(index.sequence)
        let sealed = try sealer.seal(
            .spooledSegment, name: name(file), sections: [StoredJSON.encode(index), events])
        try await files.put(file, sealed, mode: .overwrite)
        return UInt64(sealed.count)
    }

    /// A waiting segment. Throws `spool.damaged` where the file is not what was written, or is gone.
    package func read(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8]) {
        let file = Self.file(sequence)
        do {
            let sections = try sealer.open(try await files.get(file), .spooledSegment, name: name(file))
            let index = try StoredJSON.decode(SegmentIndex.self, from: sections[0], name: file)
            guard index.sequence == sequence, UInt64(sections[1].count) == index.rawBytes else {
                throw ObjectFailure.damaged(file, "it holds another segment")
            }
            return (index, sections[1])
        } catch let error as TidemarkError where error.isObjectFailure || error.code == .storeNotFound {
            throw TidemarkError(
                .spoolDamaged, "The spooled segment \(folder)/\(file) is damaged.",
                hint: "It is asked of the source again, as long as the source has it; check the disk.", cause: error)
        }
    }

    /// Forgets a segment, which is stored or can no longer be.
    package func remove(_ sequence: UInt64) async throws { try await files.delete(Self.file(sequence)) }

    private static let suffix = ".spool"

    private static func file(_ sequence: UInt64) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: max(0, 20 - digits.utf8.count)) + digits + suffix
    }

    /// What the key of a file is bound to.
    private func name(_ file: String) -> String { "spool/\(instance)/\(file)" }
}
