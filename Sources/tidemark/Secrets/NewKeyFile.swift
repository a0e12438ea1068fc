internal import Core
import Glibc
internal import Repository

/// Makes key files.
enum NewKeyFile {
    /// Gives `body` the key of a file, which is made where it is absent. A file made here goes again when `body` fails: a
    /// key that opens nothing would only be mistaken for one that does.
    static func using<Value>(
        _ path: String, _ console: Console, _ body: (KeySource) async throws -> Value
    ) async throws -> Value {
        let isNew = !FilePath.exists(path)
        if isNew { try write(path) }
        let value: Value
        do {
            value = try await body(try KeyChoice.keyFile(path).source(console))
        } catch {
            if isNew { unlink(path) }
            throw error
        }
        if isNew {
            console.line("key", "\(path), new")
            console.warning(
                "keep a copy of \(path) in another place: without it, or another key of the repository, nothing in it can be"
                    + " read, by anyone")
        }
        return value
    }

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
