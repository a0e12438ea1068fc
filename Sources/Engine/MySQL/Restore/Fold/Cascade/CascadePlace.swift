/// Moments of a fold, in the order of the log.
///
/// Every change of a row in the log has one. Between it and the next one lie those of its cascades: a cascade's own
/// cascades come later than it.
enum CascadePlace {
    /// From one change of the log to the next.
    static let step: UInt64 = 1 << 16
    /// Bytes of a place behind an image.
    static let size = 8

    static func read(_ image: UnsafeRawBufferPointer) -> UInt64 {
        image.loadUnaligned(fromByteOffset: image.count - size, as: UInt64.self)
    }
}
