/// Reads the small XML documents object stores answer with.
///
/// No document types, no entities but the five predefined and characters by number, no processing but skipping what
/// does not matter; depth and number of elements are bounded. What a store sends is treated as hostile.
package struct XMLReader {
    private static let maximumDepth = 16
    private static let maximumElements = 200_000

    private let bytes: [UInt8]
    private var at = 0
    private var elements = 0

    /// The root element. Throws `XMLFailure`.
    package static func read(_ bytes: [UInt8]) throws(XMLFailure) -> XMLNode {
        var reader = XMLReader(bytes)
        return try reader.document()
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func document() throws(XMLFailure) -> XMLNode {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        try skipToElement()
        let root = try element(depth: 1)
        while at < bytes.count {
            if isSpace(bytes[at]) {
                at += 1
            } else if starts("<!--") {
                try skip(through: "-->")
            } else {
                throw failure("something follows the root element")
            }
        }
        return root
    }

    /// Up to the `<` of the root, over declaration and comments.
    private mutating func skipToElement() throws(XMLFailure) {
        while at < bytes.count {
            if isSpace(bytes[at]) {
                at += 1
            } else if starts("<?") {
                try skip(through: "?>")
            } else if starts("<!--") {
                try skip(through: "-->")
            } else if bytes[at] == UInt8(ascii: "<") {
                return
            } else {
                throw failure("text before the root element")
            }
        }
        throw failure("no element")
    }

    /// At the `<` of a start tag.
    private mutating func element(depth: Int) throws(XMLFailure) -> XMLNode {
        guard depth <= Self.maximumDepth else { throw failure("elements nested too deeply") }
        elements += 1
        guard elements <= Self.maximumElements else { throw failure("too many elements") }
        at += 1
        let name = try self.name()
        var node = XMLNode(Self.local(name))
        if try attributes() { return node }
        var text: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "&") {
                try reference(into: &text)
            } else if byte != UInt8(ascii: "<") {
                text.append(byte)
                at += 1
            } else if starts("</") {
                at += 2
                guard try self.name() == name else { throw failure("an end tag of another element") }
                skipSpace()
                guard at < bytes.count, bytes[at] == UInt8(ascii: ">") else { throw failure("an end tag without end") }
                at += 1
                // Text between child elements is only layout.
                if node.children.isEmpty { node.text = try string(text) }
                return node
            } else if starts("<!--") {
                try skip(through: "-->")
            } else if starts("<![CDATA[") {
                let start = at + 9
                try skip(through: "]]>")
                text += bytes[start..<(at - 3)]
            } else if starts("<!") || starts("<?") {
                throw failure("a declaration inside an element")
            } else {
                node.children.append(try element(depth: depth + 1))
            }
        }
        throw failure("the document ends inside “\(node.name)”")
    }

    /// Behind the name of a start tag; true where the element ends there. Attributes are skipped.
    private mutating func attributes() throws(XMLFailure) -> Bool {
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ">"):
                at += 1
                return false
            case UInt8(ascii: "/"):
                guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ">") else { throw failure("a stray slash") }
                at += 2
                return true
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let end = bytes[(at + 1)...].firstIndex(of: bytes[at]) else { throw failure("an open quote") }
                at = end + 1
            case UInt8(ascii: "<"):
                throw failure("a tag inside a tag")
            default:
                at += 1
            }
        }
        throw failure("the document ends inside a tag")
    }

    private mutating func name() throws(XMLFailure) -> String {
        let start = at
        while at < bytes.count, Self.isNameByte(bytes[at]) { at += 1 }
        guard at > start, at - start <= 200 else { throw failure("a name was expected") }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// At an ampersand.
    private mutating func reference(into text: inout [UInt8]) throws(XMLFailure) {
        guard let end = bytes[at...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw failure("an ampersand that begins nothing")
        }
        let name = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
        switch name {
        case "amp": text.append(UInt8(ascii: "&"))
        case "lt": text.append(UInt8(ascii: "<"))
        case "gt": text.append(UInt8(ascii: ">"))
        case "quot": text.append(UInt8(ascii: "\""))
        case "apos": text.append(UInt8(ascii: "'"))
        default:
            let number =
                name.hasPrefix("#x")
                ? UInt32(name.dropFirst(2), radix: 16)
                : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
            guard let number, let scalar = Unicode.Scalar(number) else { throw failure("an unknown entity") }
            text += Array(String(Character(scalar)).utf8)
        }
        at = end + 1
    }

    private mutating func skip(through end: StaticString) throws(XMLFailure) {
        while at < bytes.count {
            if starts(end) {
                at += end.utf8CodeUnitCount
                return
            }
            at += 1
        }
        throw failure("the document ends too early")
    }

    private mutating func skipSpace() { while at < bytes.count, isSpace(bytes[at]) { at += 1 } }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[at...].starts(with: $0) }
    }

    private func string(_ text: [UInt8]) throws(XMLFailure) -> String {
        guard let string = String(validating: text, as: UTF8.self) else { throw failure("text that is not UTF-8") }
        return string
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x3A, 0x5F: true
        default: byte >= 0x80
        }
    }

    /// Without the namespace's prefix.
    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    @inline(never)
    private func failure(_ problem: String) -> XMLFailure { XMLFailure(problem: problem, offset: at) }
}
