/// Which bytes of a file a client asks for (RFC 9110, 14.2): one range, for several are answered with the whole file.
package enum DownloadRange: Sendable, Hashable {
    case whole
    /// From a byte to another one, or to the end.
    case from(UInt64, through: UInt64?)
    /// So many at the end.
    case last(UInt64)

    /// - Parameters:
    ///   - header: the text of `Range`; nil where there is none. What cannot be read counts as none, as the standard says.
    ///   - condition: the text of `If-Range`; where it is not `tag`, the file may be another one.
    package init(header: String?, condition: String?, tag: String) {
        self = condition.map { $0 == tag } ?? true ? header.flatMap(Self.read) ?? .whole : .whole
    }

    private static func read(_ header: String) -> DownloadRange? {
        let parts = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased().filter({ $0 != " " }) == "bytes" else { return nil }
        let ends = parts[1].filter { $0 != " " }.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return nil
        }
        switch (UInt64(ends[0]), UInt64(ends[1])) {
        case (let first?, nil) where ends[1].isEmpty: return .from(first, through: nil)
        case (let first?, let last?) where first <= last: return .from(first, through: last)
        case (nil, let count?) where ends[0].isEmpty: return .last(count)
        default: return nil
        }
    }

    /// The bytes of a file of this size; nil where none of it is meant.
    package func bytes(of size: UInt64) -> Range<UInt64>? {
        switch self {
        case .whole: 0..<size
        case .from(let first, let last):
            first < size ? first..<min(size, (last ?? size - 1) &+ 1 == 0 ? size : (last ?? size - 1) + 1) : nil
        case .last(let count): count > 0 && size > 0 ? size - min(count, size)..<size : nil
        }
    }
}
