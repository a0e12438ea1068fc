internal import Core
import Glibc
internal import NIOCore
internal import NIOSSL
internal import Service
internal import Synchronization

/// The server's certificate and key, read again when their files change: a renewed certificate needs no restart.
final class ServerCertificate: Sendable {
    private struct Loaded {
        var chain: [NIOSSLCertificate]
        var key: NIOSSLPrivateKey
        var stamp: [Int64]
        var lookedAt: Double
    }

    private let files: TLSFiles
    private let clock: any TidemarkClock
    private let failed: @Sendable (TidemarkError) -> Void
    private let state: Mutex<Loaded>
    /// Seconds between looks at the files.
    private static let lookSeconds = 1.0

    /// Throws `usage.invalid` where certificate and key cannot be used. `failed` hears of later ones that cannot: the old
    /// ones are used on.
    init(
        _ files: TLSFiles, clock: any TidemarkClock = SystemClock(),
        failed: @escaping @Sendable (TidemarkError) -> Void
    ) throws(TidemarkError) {
        self.files = files
        self.clock = clock
        self.failed = failed
        state = Mutex(try Self.load(files, at: clock.uptime()))
    }

    /// For the server: asks for the newest certificate at every handshake.
    var configuration: TLSConfiguration {
        let (chain, key) = current()
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.sslContextCallback = { [self] _, promise in
            let (chain, key) = current()
            var change = NIOSSLContextConfigurationOverride()
            change.certificateChain = chain.map { .certificate($0) }
            change.privateKey = .privateKey(key)
            promise.succeed(change)
        }
        return configuration
    }

    /// What holds now.
    func current() -> (chain: [NIOSSLCertificate], key: NIOSSLPrivateKey) {
        let now = clock.uptime()
        let files = files
        let (result, problem) = state.withLock { loaded in
            var problem: TidemarkError?
            if now - loaded.lookedAt >= Self.lookSeconds {
                loaded.lookedAt = now
                let stamp = Self.stamp(files)
                if stamp != loaded.stamp {
                    do throws(TidemarkError) {
                        loaded = try Self.load(files, at: now)
                    } catch {
                        // One of the two may be written a moment later: looked at again when they change again.
                        loaded.stamp = stamp
                        problem = error
                    }
                }
            }
            return ((chain: loaded.chain, key: loaded.key), problem)
        }
        if let problem { failed(problem) }
        return result
    }

    private static func load(_ files: TLSFiles, at now: Double) throws(TidemarkError) -> Loaded {
        // Before reading: what changes meanwhile is read again.
        let stamp = stamp(files)
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
            let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
            let configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            // Refuses a key that is not the certificate's.
            _ = try NIOSSLContext(configuration: configuration)
            return Loaded(chain: chain, key: key, stamp: stamp, lookedAt: now)
        } catch {
            throw TidemarkError(
                .usage, "the certificate \(files.certificate) and the key \(files.key) cannot be used together",
                hint: "name PEM files: the certificate with those between it and its authority, and its own key",
                cause: error)
        }
    }

    /// Changes whenever one of the files does.
    private static func stamp(_ files: TLSFiles) -> [Int64] {
        [files.certificate, files.key].flatMap { path -> [Int64] in
            var status = stat()
            guard stat(path, &status) == 0 else { return [] }
            return [
                Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec), Int64(status.st_size),
                Int64(bitPattern: UInt64(status.st_ino)),
            ]
        }
    }
}
