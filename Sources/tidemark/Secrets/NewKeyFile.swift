internal import Core
import Glibc
internal import Repository

/// Makes key files.
enum NewKeyFile {
    /// Writes a new key to a file that must not exist, readable by its owner alone, and makes it durable.
    static func write(_ path: String) throws(TidemarkError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw refusal(path) }
        defer { close(descriptor) }
        let whole = KeyFile.generate().withBytes { bytes in
            bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) == $0.count }
        }
        guard whole, fsync(descriptor) == 0 else {
            let error = refusal(path)
            unlink(path)
            throw error
        }
    }

    private static func refusal(_ path: String) -> TidemarkError {
        TidemarkError(
            .keyInvalid, "the key file \(path) cannot be written: \(String(cString: strerror(errno)))",
            hint: "name a file in a folder you may write to")
    }
}
