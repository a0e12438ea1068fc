/// A stored object of the log: one segment, or consecutive ones that were merged.
struct LogObject: Sendable, Hashable {
    /// As many segments as one object may hold; bounds how far back the object that holds a segment is sought.
    static let maximumSegments: UInt64 = 1000

    let name: String
    let first: UInt64
    let last: UInt64

    var isMerged: Bool { last > first }
    var range: ClosedRange<UInt64> { first...last }

    func holds(_ sequence: UInt64) -> Bool { first <= sequence && sequence <= last }
}
