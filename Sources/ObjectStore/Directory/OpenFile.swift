internal import Glibc

/// An open file or folder, closed when it goes out of scope.
struct OpenFile: ~Copyable {
    private let descriptor: Int32

    /// For reading. Throws also where the path is a folder.
    init(reading path: String) throws(SystemFailure) {
        descriptor = try Self.open(path, O_RDONLY)
    }

    /// A new file for writing, readable by its owner alone.
    init(creating path: String) throws(SystemFailure) {
        descriptor = try Self.open(path, O_WRONLY | O_CREAT | O_EXCL)
    }

    /// A folder, to make its entries durable.
    init(folder path: String) throws(SystemFailure) {
        descriptor = try Self.open(path, O_RDONLY | O_DIRECTORY)
    }

    /// A file that serves as a lock, made where it is absent.
    init(lock path: String) throws(SystemFailure) {
        descriptor = try Self.open(path, O_RDWR | O_CREAT)
    }

    deinit { close(descriptor) }

    private static func open(_ path: String, _ flags: Int32) throws(SystemFailure) -> Int32 {
        while true {
            let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o600)
            if descriptor >= 0 { return descriptor }
            let failure = SystemFailure("open")
            if failure.number != EINTR { throw failure }
        }
    }

    /// Bytes. Throws EISDIR for a folder.
    func size() throws(SystemFailure) -> UInt64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemFailure("fstat") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            errno = EISDIR
            throw SystemFailure("open")
        }
        return UInt64(status.st_size)
    }

    /// Bytes of a file in this folder; nil where there is none. Half the cost of asking by its whole path.
    func size(of name: String) throws(SystemFailure) -> UInt64? { try Folder.size(of: name, in: descriptor) }

    /// Exactly the bytes of `range`, which must lie within the file; fewer only where the file was cut meanwhile.
    func read(_ range: Range<UInt64>) throws(SystemFailure) -> [UInt8] {
        var failure: SystemFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < buffer.count {
                let base = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                let step = pread(descriptor, base.baseAddress, base.count, off_t(range.lowerBound) + off_t(count))
                if step > 0 {
                    count += step
                } else if step == 0 {
                    break
                } else if errno != EINTR {
                    failure = SystemFailure("read")
                    break
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    func write(_ bytes: [UInt8]) throws(SystemFailure) {
        var failure: SystemFailure?
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                let step = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if step >= 0 {
                    written += step
                } else if errno != EINTR {
                    failure = SystemFailure("write")
                    return
                }
            }
        }
        if let failure { throw failure }
    }

    /// Returns when everything written is on the disk.
    func synchronize() throws(SystemFailure) {
        guard fsync(descriptor) == 0 else { throw SystemFailure("fsync") }
    }

    /// Waits for the lock, which the process keeps until the file is closed.
    func lock() throws(SystemFailure) {
        while flock(descriptor, LOCK_EX) != 0 {
            let failure = SystemFailure("flock")
            if failure.number != EINTR { throw failure }
        }
    }

    /// The same without waiting; false where another process, or this one through another open file, has the lock.
    func tryLock() throws(SystemFailure) -> Bool {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let failure = SystemFailure("flock")
            if failure.number == EWOULDBLOCK { return false }
            if failure.number != EINTR { throw failure }
        }
        return true
    }

    /// When the content was last changed, by the file system's clock: seconds of 1970.
    func modified() throws(SystemFailure) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemFailure("fstat") }
        return status.st_mtim.tv_sec
    }
}
