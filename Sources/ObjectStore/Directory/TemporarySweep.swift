internal import Glibc
internal import Synchronization

/// Removes what killed writers left in the folder of temporary files.
///
/// A file goes when it is older than an hour by the file system's own clock, so that the clocks of several hosts do not
/// matter, and when nobody holds the lock that its writer keeps until the file has its place. Where locks do not reach
/// other hosts, an hour is far longer than any put writes without touching its file; and should a writer have slept
/// that long, its put fails when it finds its file gone: an object appears by one rename, or not at all.
final class TemporarySweep: Sendable {
    /// Seconds.
    static let safeAge = 3600
    /// The lock file of stores without hard links stays.
    private static let kept: Set<String> = [".", "..", "lock"]

    private let last = Mutex<ContinuousClock.Instant?>(nil)

    /// Sweeps before the first put of a store, and once an hour afterwards. What cannot be removed stays: a sweep never
    /// fails a put.
    func sweepIfDue(_ folder: String) {
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            if let last, now - last < .seconds(Self.safeAge) { return false }
            last = now
            return true
        }
        if isDue { try? Self.sweep(folder) }
    }

    private static func sweep(_ folder: String) throws(SystemFailure) {
        let names = try names(in: folder)
        if names.isEmpty { return }
        let now = try fileSystemTime(folder)
        for name in names {
            // Each on its own: the next one may be removable where this one is not.
            try? remove(folder + "/" + name, writtenBefore: now - safeAge)
        }
    }

    private static func remove(_ path: String, writtenBefore limit: Int) throws(SystemFailure) {
        guard try Folder.size(of: path) != nil else { return }
        let file = try OpenFile(reading: path)
        guard try file.modified() < limit, try file.tryLock() else { return }
        unlink(path)
        extendLifetime(file)
    }

    /// What the file system's clock shows, by a file made for it.
    private static func fileSystemTime(_ folder: String) throws(SystemFailure) -> Int {
        let probe = folder + "/" + FileWrite.randomName()
        let file = try OpenFile(creating: probe)
        defer { unlink(probe) }
        return try file.modified()
    }

    private static func names(in folder: String) throws(SystemFailure) -> [String] {
        guard let stream = opendir(folder) else {
            let failure = SystemFailure("opendir")
            if failure.number == ENOENT { return [] }
            throw failure
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = Folder.name(UnsafePointer(entry))
            if !kept.contains(name) { names.append(name) }
        }
        return names
    }
}
