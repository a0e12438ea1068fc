internal import Core
import Glibc

/// A new file for a secret, readable by its owner alone. It is made before the secret, so that none is made in vain.
struct NewSecretFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// Throws `usage.invalid` where the file is there already or cannot be made.
    static func begin(_ path: String) throws(TidemarkError) -> NewSecretFile {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw refusal(path) }
        return NewSecretFile(path: path, descriptor: descriptor)
    }

    /// Writes the secret, makes it durable and closes the file.
    func finish(_ secret: Secret) throws(TidemarkError) {
        let isWhole = secret.withBytes { bytes in
            bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) == $0.count }
        }
        let isDurable = isWhole && fsync(descriptor) == 0
        let error = isDurable ? nil : Self.refusal(path)
        close(descriptor)
        if let error { throw error }
    }

    /// Takes the file away again.
    func abandon() {
        close(descriptor)
        unlink(path)
    }

    private static func refusal(_ path: String) -> TidemarkError {
        TidemarkError(
            .usage, "\(path) cannot be written: \(String(cString: strerror(errno)))",
            hint: "name a new file in a folder you may write to")
    }
}
