internal import Glibc

/// The steps that make a file appear whole and durable.
struct FileWrite {
    /// The store's directory.
    let root: String
    /// The file's final path.
    let file: String

    private var temporaryFolder: String { root + "/.tmp" }

    func write(_ bytes: [UInt8], mode: PutMode) throws(SystemFailure) {
        if mode == .ifAbsent, try Folder.size(of: file) != nil {
            errno = EEXIST
            throw SystemFailure("link")
        }
        let temporary = temporaryFolder + "/" + Self.randomName()
        do throws(SystemFailure) {
            // Open, and so locked, until the file has its place: see `TemporarySweep`.
            let open = try fill(temporary, with: bytes)
            try place(temporary, mode: mode)
            extendLifetime(open)
        } catch {
            unlink(temporary)
            throw error
        }
        try OpenFile(folder: Folder.parent(of: file)).synchronize()
    }

    static func remove(_ file: String) throws(SystemFailure) {
        guard unlink(file) != 0 else { return }
        let failure = SystemFailure("unlink")
        // Linux reports EISDIR for a folder, which is not an object.
        if ![ENOENT, ENOTDIR, EISDIR].contains(failure.number) { throw failure }
    }

    private func fill(_ temporary: String, with bytes: [UInt8]) throws(SystemFailure) -> OpenFile {
        let open = try create(temporary)
        // Where the file system knows no locks, the file's age alone protects it.
        _ = try? open.tryLock()
        try open.write(bytes)
        try open.synchronize()
        return open
    }

    private func create(_ temporary: String) throws(SystemFailure) -> OpenFile {
        do throws(SystemFailure) {
            return try OpenFile(creating: temporary)
        } catch  where error.number == ENOENT {
            try Folder.create(temporaryFolder)
            return try OpenFile(creating: temporary)
        }
    }

    private func place(_ temporary: String, mode: PutMode) throws(SystemFailure) {
        do throws(SystemFailure) {
            try move(temporary, mode: mode)
        } catch  where error.number == ENOENT {
            try Folder.create(Folder.parent(of: file))
            try move(temporary, mode: mode)
        }
    }

    private func move(_ temporary: String, mode: PutMode) throws(SystemFailure) {
        switch mode {
        case .overwrite:
            guard rename(temporary, file) == 0 else { throw SystemFailure("rename") }
        case .ifAbsent:
            if link(temporary, file) == 0 {
                unlink(temporary)
                return
            }
            let failure = SystemFailure("link")
            guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(failure.number) else { throw failure }
            try moveUnderLock(temporary)
        }
    }

    /// For file systems without hard links.
    private func moveUnderLock(_ temporary: String) throws(SystemFailure) {
        let lock = try OpenFile(lock: temporaryFolder + "/lock")
        try lock.lock()
        if try Folder.size(of: file) != nil {
            errno = EEXIST
            throw SystemFailure("rename")
        }
        guard rename(temporary, file) == 0 else { throw SystemFailure("rename") }
        extendLifetime(lock)
    }

    static func randomName() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
