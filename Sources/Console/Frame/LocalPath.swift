/// Where a form may lead to: pages of this console, and nothing else.
package enum LocalPath {
    private static let longest = 2000

    /// The path where it is one of this console, else the overview.
    package static func checked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= longest,
            bytes.count < 2 || bytes[1] != UInt8(ascii: "/"),
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return text
    }
}
