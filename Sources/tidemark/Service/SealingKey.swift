internal import Catalog
internal import Core
import Glibc

/// The key that seals secrets in the catalog: 32 bytes in a file of the data folder, mode 0600.
enum SealingKey {
    static let fileName = "secret.key"

    /// The key of the file. Nil where there is no file. Throws `catalog.secret` where it holds something else.
    static func read(_ path: String) throws(TidemarkError) -> Secret? {
        guard FilePath.exists(path) else { return nil }
        let bytes = try SecretFile.read(path, what: "secret key", code: .catalogSecret, trimmed: false)
        guard bytes.count == SecretSealer.keySize else {
            throw TidemarkError(
                .catalogSecret, "\(path) holds \(bytes.count) bytes and not \(SecretSealer.keySize)",
                hint: "put the file back from a copy")
        }
        return Secret(bytes)
    }

    /// Writes a key to a file that must not exist, and makes it durable.
    static func write(_ key: Secret, to path: String) throws(TidemarkError) {
        let partial = path + ".new"
        unlink(partial)
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw refusal(path) }
        let isWhole = key.withBytes { bytes in
            bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) == $0.count }
        }
        let isDurable = isWhole && fsync(descriptor) == 0
        close(descriptor)
        // `link` refuses what is there already, as a rename would not.
        guard isDurable, link(partial, path) == 0 else {
            let error = refusal(path)
            unlink(partial)
            throw error
        }
        unlink(partial)
    }

    static func remove(_ path: String) { unlink(path) }

    private static func refusal(_ path: String) -> TidemarkError {
        TidemarkError(
            .serviceFolder, "\(path) cannot be written: \(String(cString: strerror(errno)))",
            hint: "check room and permissions of its folder")
    }
}
