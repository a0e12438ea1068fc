internal import Core
internal import Crypto

/// Makes the bytes of sealed objects and reads them back.
struct ObjectSealer: Sendable {
    let source: RepositoryKeys
    /// libzstd's level for new objects.
    let compressionLevel: Int32
    private let packers: PackerShare

    init(source: RepositoryKeys, compressionLevel: Int32) {
        self.source = source
        self.compressionLevel = compressionLevel
        packers = PackerShare(level: compressionLevel)
    }

    /// The keys as they are now.
    var keys: KeyRing { source.ring }

    // MARK: Writing

    /// An object of whole sections.
    func seal(_ kind: ObjectKind, name: String, sections: [[UInt8]]) throws -> [UInt8] {
        let header = SealedHeader.size(sections: sections.count)
        var bytes = [UInt8](repeating: 0, count: header)
        let descriptions = try packers.with { packer in
            try sections.map { try packer.pack($0, onto: &bytes) }
        }
        try seal(&bytes, kind, name: name, descriptions: descriptions)
        return bytes
    }

    /// A chunk of framed rows, by columns where their layout is known.
    func sealChunk(_ rows: [UInt8], _ layout: RowLayout?, name: String) throws -> [UInt8] {
        guard let layout else { return try seal(.chunk, name: name, sections: [rows]) }
        var packer = try RowPacker(
            layout: layout, level: compressionLevel, headerRoom: SealedHeader.size(sections: 1))
        try rows.withUnsafeBytes { try packer.append($0) }
        var (object, section) = try packer.finish()
        try seal(&object, .chunk, name: name, descriptions: [section])
        return object
    }

    /// Fills in the header and seals the pieces of an object laid out by `SectionPacker`.
    func seal(
        _ bytes: inout [UInt8], _ kind: ObjectKind, name: String, descriptions: [SectionDescription]
    ) throws {
        let keys = keys
        try keys.checkSealing(name)
        let header = SealedHeader(
            kind: kind, epoch: keys.currentEpoch, salt: RandomIdentifier.bytes(SealedHeader.saltSize),
            sections: descriptions)
        let encoded = header.encoded
        let cipher = try keys.cipher(epoch: header.epoch, salt: header.salt, header: encoded, name: name)
        try bytes.withUnsafeMutableBytes { buffer in
            encoded.withUnsafeBytes { buffer.copyMemory(from: $0) }
            for (index, section) in descriptions.enumerated() {
                var offset = Int(header.offset(ofSection: index))
                let end = offset + Int(section.sealedSize)
                for number in 0..<section.pieceCount {
                    let size = min(section.pieceSize + SectionDescription.tagSize, end - offset)
                    try cipher.seal(
                        UnsafeMutableRawBufferPointer(rebasing: buffer[offset..<offset + size]),
                        section: UInt8(index), number: number, isLast: number + 1 == section.pieceCount)
                    offset += size
                }
            }
        }
    }

    // MARK: Reading

    /// The header of an object, checked for its kind. Throws `object.truncated` and `object.damaged`.
    func header(of object: [UInt8], _ kind: ObjectKind, name: String) throws -> SealedHeader {
        let header = try SealedHeader(reading: object, name: name)
        guard header.kind == kind.rawValue, header.sections.count == kind.sectionCount else {
            throw ObjectFailure.damaged(name, "it is an object of another kind")
        }
        guard kind == .chunk || header.sections.allSatisfy({ $0.codec != .rows }) else {
            throw ObjectFailure.damaged(name, "it says it holds rows, which only chunks do")
        }
        return header
    }

    /// All sections of a whole object.
    func open(_ object: [UInt8], _ kind: ObjectKind, name: String) throws -> [[UInt8]] {
        let header = try header(of: object, kind, name: name)
        try checkSize(object, header, name: name)
        return try header.sections.indices.map { try open(object, header, section: $0, name: name) }
    }

    /// The framed rows of a whole chunk, and their layout where they are stored by one.
    func openChunk(_ object: [UInt8], name: String) throws -> (rows: [UInt8], layout: RowLayout?) {
        let header = try header(of: object, .chunk, name: name)
        try checkSize(object, header, name: name)
        let (rows, layout) = try openSection(object, header, section: 0, name: name)
        return (rows, layout)
    }

    /// One section; `object` may end after it.
    func open(_ object: [UInt8], _ header: SealedHeader, section: Int, name: String) throws -> [UInt8] {
        try openSection(object, header, section: section, name: name).raw
    }

    private func openSection(
        _ object: [UInt8], _ header: SealedHeader, section: Int, name: String
    ) throws -> (raw: [UInt8], layout: RowLayout?) {
        let end = header.offset(ofSection: section) + header.sections[section].sealedSize
        guard UInt64(object.count) >= end else {
            throw ObjectFailure.truncated(name, has: UInt64(object.count), of: header.objectSize)
        }
        let clear = Array(object[..<header.size])
        let cipher = try keys.cipher(epoch: header.epoch, salt: header.salt, header: clear, name: name)
        return try SectionOpener(name: name, header: header, section: section, cipher: cipher).open(object)
    }

    func checkSize(_ object: [UInt8], _ header: SealedHeader, name: String) throws {
        try ObjectFailure.requireSize(UInt64(object.count), header.objectSize, of: name)
    }
}
