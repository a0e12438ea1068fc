/// How a passphrase is stretched: stored in the slot, and bounded when it is read.
struct ScryptParameters: Codable, Sendable, Hashable {
    /// CPU and memory cost, a power of two.
    var n: Int
    var r: Int
    var p: Int

    /// 32 MiB and about a third of a second: `stream` keeps below its memory limit while it opens the repository.
    static let current = ScryptParameters(n: 1 << 15, r: 8, p: 3)

    /// At most 512 MiB of memory and some seconds of work, whatever a slot says.
    var isAcceptable: Bool {
        (1 << 10...1 << 20).contains(n) && n & (n - 1) == 0 && (1...32).contains(r) && (1...16).contains(p)
            && n * r * 128 <= 512 << 20 && n * r * p <= 1 << 24
    }
}
