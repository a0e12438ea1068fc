internal import Core

/// Bytes nobody can guess, from the kernel.
package enum RandomBytes {
    package static func make(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// Letters and digits that are told apart by eye, 5 bits each, in groups.
    static func words(_ groups: Int, of letters: Int) -> Secret {
        let alphabet = Array("23456789abcdefghijkmnpqrstuvwxyz".utf8)
        let text = make(groups * letters).enumerated().flatMap { index, byte in
            let letter = alphabet[Int(byte & 31)]
            return index > 0 && index.isMultiple(of: letters) ? [UInt8(ascii: "-"), letter] : [letter]
        }
        return Secret(text)
    }
}
