internal import Core

/// The clear beginning of every sealed object. All of it enters the object's key, so that a changed byte opens nothing.
package struct SealedHeader: Equatable {
    static let magic = Array("TIDEMARK".utf8)
    static let saltSize = 32
    static let fixedSize = 16 + saltSize
    /// No object of the format reaches this; sizes above are refused before anything is computed from them.
    static let maximumSectionSize: UInt64 = 1 << 40

    var version: UInt16
    var kind: UInt8
    /// Which of the repository's keys the object's key is derived from.
    var epoch: UInt32
    var salt: [UInt8]
    package var sections: [SectionDescription]

    package var size: Int { Self.size(sections: sections.count) }

    static func size(sections: Int) -> Int { fixedSize + sections * SectionDescription.encodedSize }

    /// Bytes of the whole object.
    package var objectSize: UInt64 { sections.reduce(UInt64(size)) { $0 + $1.sealedSize } }

    /// Where a section's first piece begins.
    func offset(ofSection index: Int) -> UInt64 { sections[..<index].reduce(UInt64(size)) { $0 + $1.sealedSize } }

    package var encoded: [UInt8] {
        var bytes = Self.magic
        bytes.appendLittleEndian(UInt64(version), count: 2)
        bytes.append(kind)
        bytes.append(UInt8(sections.count))
        bytes.appendLittleEndian(UInt64(epoch), count: 4)
        bytes += salt
        for section in sections {
            bytes.append(section.codec.rawValue)
            bytes.append(section.pieceLog)
            bytes.appendLittleEndian(0, count: 6)
            bytes.appendLittleEndian(section.packedSize, count: 8)
            bytes.appendLittleEndian(section.rawSize, count: 8)
        }
        return bytes
    }

    /// Reads the beginning of an object. Throws `object.truncated` and `object.damaged`.
    package init(reading bytes: [UInt8], name: String) throws {
        guard bytes.count >= Self.fixedSize else {
            throw ObjectFailure.truncated(name, has: UInt64(bytes.count), of: UInt64(Self.size(sections: 1)))
        }
        guard bytes.starts(with: Self.magic) else {
            throw ObjectFailure.damaged(name, "it does not begin like a stored object")
        }
        version = UInt16(bytes.littleEndian(at: 8, count: 2))
        guard version == FormatVersion.current else {
            throw ObjectFailure.damaged(name, "it says format version \(version), which this repository does not have")
        }
        kind = bytes[10]
        let count = Int(bytes[11])
        guard (1...2).contains(count) else { throw ObjectFailure.damaged(name, "it says it has \(count) sections") }
        guard bytes.count >= Self.size(sections: count) else {
            throw ObjectFailure.truncated(name, has: UInt64(bytes.count), of: UInt64(Self.size(sections: count)))
        }
        epoch = UInt32(bytes.littleEndian(at: 12, count: 4))
        salt = Array(bytes[16..<Self.fixedSize])
        sections = []
        for index in 0..<count {
            let offset = Self.fixedSize + index * SectionDescription.encodedSize
            guard let codec = SectionDescription.Codec(rawValue: bytes[offset]),
                SectionDescription.pieceLogs.contains(bytes[offset + 1]),
                bytes.littleEndian(at: offset + 2, count: 6) == 0
            else { throw ObjectFailure.damaged(name, "the header of section \(index) is not one this version writes") }
            let section = SectionDescription(
                codec: codec, pieceLog: bytes[offset + 1], packedSize: bytes.littleEndian(at: offset + 8, count: 8),
                rawSize: bytes.littleEndian(at: offset + 16, count: 8))
            guard section.packedSize <= Self.maximumSectionSize, section.rawSize <= Self.maximumSectionSize else {
                throw ObjectFailure.damaged(name, "the header of section \(index) gives an impossible size")
            }
            sections.append(section)
        }
    }

    init(kind: ObjectKind, epoch: UInt32, salt: [UInt8], sections: [SectionDescription]) {
        version = UInt16(FormatVersion.current)
        self.kind = kind.rawValue
        self.epoch = epoch
        self.salt = salt
        self.sections = sections
    }
}
