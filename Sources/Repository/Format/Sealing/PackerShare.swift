internal import Synchronization

/// One packer for all who seal whole objects; who finds it in use makes one for the moment.
final class PackerShare: Sendable {
    private let level: Int32
    private let packer = Mutex<WholePacker?>(nil)

    init(level: Int32) { self.level = level }

    func with<Result>(_ body: (inout WholePacker) throws -> Result) throws -> Result {
        let shared = try packer.withLockIfAvailable { packer in
            var own = if let kept = packer.take() { kept } else { try WholePacker(level: level) }
            let result = try body(&own)
            packer = consume own
            return result
        }
        if let shared { return shared }
        var own = try WholePacker(level: level)
        return try body(&own)
    }
}
