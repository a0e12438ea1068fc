package import Core
internal import Repository

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Who archives a log: written into the stream's status, so that others know whom to ask.
package struct StreamOwner: Sendable, Hashable {
    package let id: String
    package let host: String
    package let pid: Int32
    package let startedAt: Timestamp

    /// This process, with a new identifier.
    package init(clock: any TidemarkClock) {
        id = RandomIdentifier.hexadecimal(bytes: 8)
        pid = getpid()
        startedAt = clock.now()
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
