/// Reads lines of SHOW GRANTS.
package enum GrantLine {
    /// The privileges of a `GRANT … ON *.* TO …`, upper case; empty for any other line.
    package static func globalPrivileges(_ line: String) -> Set<String> {
        guard line.hasPrefix("GRANT "), let end = line.range(of: " ON *.* TO ") else { return [] }
        return Set(
            line[..<end.lowerBound].dropFirst(6).split(separator: ",")
                .map { $0.uppercased().drop { $0 == " " } }.map(String.init))
    }

    /// The roles of a ``GRANT `role`@`host` TO …``, quoted as they stand; nil for any other line.
    package static func roles(_ line: String) -> [String]? {
        guard line.hasPrefix("GRANT `"), line.range(of: " ON ") == nil, let end = line.range(of: " TO ") else {
            return nil
        }
        return line[..<end.lowerBound].dropFirst(6).split(separator: ",").map(String.init)
    }
}

extension String {
    /// The first place of `text`, without Foundation.
    fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
