internal import Core

/// The name of a chunk in 32 bytes instead of 64 digits: very many are held at a time.
struct ChunkName: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// nil where the text is not the name of a chunk.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64 else { return nil }
        var words: [UInt64] = []
        var rest = text.utf8[...]
        while !rest.isEmpty {
            var word: UInt64 = 0
            for digit in rest.prefix(16) {
                switch digit {
                case 0x30...0x39: word = word << 4 | UInt64(digit - 0x30)
                case 0x61...0x66: word = word << 4 | UInt64(digit - 0x57)
                default: return nil
                }
            }
            words.append(word)
            rest = rest.dropFirst(16)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    static func == (left: ChunkName, right: ChunkName) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
        // The name is a hash already.
        hasher.combine(words.0)
    }
}
