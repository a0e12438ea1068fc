internal import Core
internal import Engine
internal import Foundation
internal import ObjectStore
internal import Repository

/// A restore point in the form it is stored in: a small repository of its own, with its own key, in a tar.
///
/// What is stored is opened, checked and sealed anew, so that whoever gets the file learns nothing of the repository's own key.
struct NativeExport: Sendable {
    let instance: InstanceRepository
    /// Where the small repository is put together; what lies there is sealed.
    let scratch: String
    let clock: any TidemarkClock

    static let keyName = "repository.key"
    static let folderName = "repository"

    func run(to moment: String, _ sink: any ExportSink, _ note: (String) -> Void) async throws {
        let place = "\(scratch)/export-\(RandomIdentifier.hexadecimal(bytes: 8))"
        try WorkerFolder.make(place)
        do {
            let key = KeyFile.generate()
            let store = DirectoryStore(path: "\(place)/\(Self.folderName)")
            let target = try await Repository.create(
                store: store, name: "export", key: .keyFile(key, label: Self.keyName), clock: clock)
            let copy = try await InstanceCopy.open(
                instance, in: target, selection: try await selection(moment), clock: clock)
            try await copy.run()
            let report = await copy.report
            guard report.bases > 0 else {
                throw TidemarkError(
                    .baseMissing, "There is no base for the restore point \(moment).",
                    hint: "Choose a later one: tidemark instance window shows them.")
            }
            for text in report.notes { note(text) }
            try await write(store, key, moment, sink)
            Self.remove(place)
        } catch {
            Self.remove(place)
            throw error
        }
    }

    /// The base before the moment, and the log from there up to it.
    private func selection(_ moment: String) async throws -> CopySelection {
        guard moment == "latest" else {
            let time = try Timestamp(parsing: moment)
            return CopySelection(since: time, until: time)
        }
        guard let newest = try await instance.listing(now: clock.now()).windows.map(\.end).max() else {
            throw TidemarkError(.baseMissing, "There is no restore point yet.", hint: "Wait for the first base.")
        }
        return CopySelection(since: newest)
    }

    private func write(
        _ store: DirectoryStore, _ key: Secret, _ moment: String, _ sink: any ExportSink
    ) async throws {
        let now = clock.now()
        let name = try await instance.record.name
        let text = Array(
            """
            The instance \(name) as of \(moment), as a repository of Tidemark. To bring it back:
              tidemark restore --repo file:///path/to/\(Self.folderName) --key-file \(Self.keyName) --instance \(name) \
            --to \(moment)
            Where the log ends before that moment, because nothing was changed after it: --to latest.

            """.utf8)
        try await put("README.txt", text, now, sink)
        try await put(Self.keyName, key.withBytes { $0 }, now, sink)
        var last: String?
        while true {
            let entries = try await store.list("", after: last, limit: 1000)
            for entry in entries {
                try Task.checkCancellation()
                try await put("\(Self.folderName)/\(entry.key)", try await store.get(entry.key), now, sink)
            }
            guard let end = entries.last else { break }
            last = end.key
        }
        try await sink.write(TarHeader.end)
    }

    private func put(_ name: String, _ bytes: [UInt8], _ now: Timestamp, _ sink: any ExportSink) async throws {
        let size = UInt64(bytes.count)
        try await sink.write(TarHeader.bytes(name: name, size: size, time: now) + bytes + TarHeader.padding(size))
    }

    private static func remove(_ place: String) { try? FileManager.default.removeItem(atPath: place) }
}
