internal import Core

/// Opens, authenticates and unpacks one section of an object.
struct SectionOpener {
    let name: String
    let header: SealedHeader
    let section: Int
    let cipher: PieceCipher

    /// `object` holds the object's bytes at least up to the section's end; sizes have been checked against it.
    ///
    /// Memory for the raw bytes is taken only after the first piece has proved that the header is authentic.
    func open(_ object: [UInt8]) throws -> (raw: [UInt8], layout: RowLayout?) {
        let description = header.sections[section]
        let start = Int(header.offset(ofSection: section))
        return try object.withUnsafeBytes { buffer in
            let sealed = UnsafeRawBufferPointer(rebasing: buffer[start..<start + Int(description.sealedSize)])
            try authenticate(sealed, number: 0)
            var unpacker = try SectionUnpacker(name: name, description: description)
            for number in 0..<description.pieceCount {
                let opened: Void? = try cipher.open(
                    piece(sealed, number), section: UInt8(section), number: number, isLast: isLast(number)
                ) { try unpacker.append($0) }
                if opened == nil { throw unauthentic(number) }
            }
            return try unpacker.finish()
        }
    }

    private func authenticate(_ sealed: UnsafeRawBufferPointer, number: UInt64) throws {
        let opened: Void? = try cipher.open(
            piece(sealed, number), section: UInt8(section), number: number, isLast: isLast(number)
        ) { _ in }
        if opened == nil { throw unauthentic(number) }
    }

    private func isLast(_ number: UInt64) -> Bool { number + 1 == header.sections[section].pieceCount }

    private func piece(_ sealed: UnsafeRawBufferPointer, _ number: UInt64) -> UnsafeRawBufferPointer {
        let stride = header.sections[section].pieceSize + SectionDescription.tagSize
        let start = Int(number) * stride
        return UnsafeRawBufferPointer(rebasing: sealed[start..<min(start + stride, sealed.count)])
    }

    private func unauthentic(_ number: UInt64) -> TidemarkError {
        let stride = UInt64(header.sections[section].pieceSize + SectionDescription.tagSize)
        let offset = header.offset(ofSection: section) + number * stride
        return ObjectFailure.damaged(
            name,
            number == 0
                ? "its header or first piece is not what was written under this name"
                : "piece \(number) of section \(section), at byte \(offset), is not what was written")
    }
}
