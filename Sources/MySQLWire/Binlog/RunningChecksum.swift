internal import CChecksum

/// The CRC32 of an event whose bytes come one part after the other.
struct RunningChecksum: Sendable {
    private var sum: UInt32 = 0
    /// Bytes the checksum still has to cover.
    private var left: Int
    private var stored: UInt32 = 0
    private var storedBytes = 0
    private let isChecked: Bool
    private var total: Int

    init(size: Int, isChecked: Bool) {
        total = size
        left = isChecked ? max(0, size - 4) : size
        self.isChecked = isChecked
    }

    /// Whether all bytes of the event have come.
    var isComplete: Bool { total == 0 }

    /// Whether the checksum fits, or the log has none.
    var matches: Bool { !isChecked || (storedBytes == 4 && sum == stored) }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        total -= bytes.count
        let covered = min(left, bytes.count)
        if isChecked, covered > 0, let base = bytes.baseAddress {
            sum = tidemark_crc32(sum, base, covered)
        }
        left -= covered
        guard isChecked else { return }
        for byte in bytes[covered...] where storedBytes < 4 {
            stored |= UInt32(byte) << UInt32(8 * storedBytes)
            storedBytes += 1
        }
    }
}
