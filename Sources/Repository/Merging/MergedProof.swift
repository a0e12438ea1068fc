internal import Crypto

/// A merged object's index section, and its events by their SHA-256.
struct MergedProof: Equatable {
    let section: [UInt8]
    let events: [UInt8]
    let size: Int

    init(section: [UInt8], events: [UInt8], size: Int) {
        self.section = section
        self.events = events
        self.size = size
    }

    /// Of the sections read back.
    init(_ sections: [[UInt8]]) {
        self.init(section: sections[0], events: Self.hash(of: sections[1]), size: sections[1].count)
    }

    static func hash(of bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { Array(SHA256.hash(data: $0)) }
    }
}
