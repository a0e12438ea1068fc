package import Core
internal import Crypto
internal import Glibc
internal import Synchronization

/// A file for what does not fit into memory, of one process and for its lifetime alone.
///
/// It has no name: it is removed as soon as it is open, so nothing is left of it after a crash. Its pieces are sealed with
/// AES-256-GCM under a key that is only in memory, so nothing can be read off the disk either.
package final class ScratchFile: Sendable {
    /// A piece that was written.
    package struct Piece: Sendable, Hashable {
        let offset: UInt64
        /// Bytes on the disk.
        let size: Int
        let number: UInt64
    }

    private struct State {
        var end: UInt64 = 0
        var number: UInt64 = 0
    }

    private let descriptor: Int32
    private let folder: String
    private let cipher = PieceCipher(key: SymmetricKey(size: .bits256))
    private let state = Mutex(State())

    /// - Parameter folder: where the file is to be; made for its owner alone (0700) where it is absent. Throws
    ///   `spool.unusable`.
    package init(in folder: String) throws(TidemarkError) {
        self.folder = folder
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw Self.failure(folder, "made", errno) }
        let path = "\(folder)/tidemark-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(folder, "written to", errno) }
        unlink(path)
    }

    deinit { close(descriptor) }

    /// Bytes on the disk.
    package var size: UInt64 { state.withLock { $0.end } }

    /// Keeps `bytes`. Throws `spool.unusable` where the disk takes no more.
    package func append(_ bytes: [UInt8]) throws -> Piece {
        var sealed = bytes
        sealed.append(contentsOf: repeatElement(0, count: SectionDescription.tagSize))
        let size = sealed.count
        let piece = state.withLock { state in
            defer {
                state.end += UInt64(size)
                state.number += 1
            }
            return Piece(offset: state.end, size: size, number: state.number)
        }
        try sealed.withUnsafeMutableBytes { try cipher.seal($0, section: 0, number: piece.number, isLast: false) }
        try sealed.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                let step = pwrite(descriptor, rest.baseAddress, rest.count, off_t(piece.offset) + off_t(written))
                if step > 0 {
                    written += step
                } else if errno != EINTR {
                    throw Self.failure(folder, "written to", errno)
                }
            }
        }
        return piece
    }

    /// What was kept. Throws `spool.damaged` where the disk gives something else.
    package func read(_ piece: Piece) throws -> [UInt8] {
        var failed = false
        let sealed = [UInt8](unsafeUninitializedCapacity: piece.size) { buffer, count in
            while count < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                let step = pread(descriptor, rest.baseAddress, rest.count, off_t(piece.offset) + off_t(count))
                if step > 0 {
                    count += step
                } else if step == 0 || errno != EINTR {
                    failed = true
                    return
                }
            }
        }
        let opened =
            failed
            ? nil
            : try sealed.withUnsafeBytes {
                try cipher.open($0, section: 0, number: piece.number, isLast: false) { [UInt8]($0) }
            }
        guard let opened else {
            throw TidemarkError(
                .spoolDamaged, "What was set aside in \(folder) cannot be read back.",
                hint: "Check the disk, or name another folder, and run the same command again.")
        }
        return opened
    }

    private static func failure(_ folder: String, _ action: String, _ number: Int32) -> TidemarkError {
        TidemarkError(
            .spoolUnusable, "The folder \(folder) cannot be \(action): \(String(cString: strerror(number))).",
            hint: "Name a folder on a local disk with room, and run the same command again.")
    }
}
