import Engine

/// Keeps what an export writes.
actor MemorySink: ExportSink {
    private(set) var bytes: [UInt8] = []
    /// Pieces that were written.
    private(set) var pieces = 0

    func write(_ bytes: [UInt8]) {
        self.bytes += bytes
        pieces += 1
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
