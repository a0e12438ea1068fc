/// What a server says it is, for example MySQL 9.7.0 or MariaDB 10.11.19.
package struct ServerVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let flavour: ServerFlavour
    package let major: Int
    package let minor: Int
    package let patch: Int
    /// The text of the server's greeting, such as `5.5.5-10.11.19-MariaDB-0+deb12u1-log`.
    package let text: String

    package init(flavour: ServerFlavour, major: Int, minor: Int, patch: Int, text: String = "") {
        self.flavour = flavour
        self.major = major
        self.minor = minor
        self.patch = patch
        self.text = text
    }

    /// Reads the version text of a greeting; missing numbers count as 0.
    ///
    /// MariaDB before 11 prefixes `5.5.5-`, a fiction for replicas of old that must not be taken for the version.
    package init(parsing text: String) {
        let isMariaDB = text.utf8.count >= 7 && text.lowercased().contains("mariadb")
        var rest = Substring(text)
        if isMariaDB, rest.hasPrefix("5.5.5-") { rest = rest.dropFirst(6) }
        var numbers: [Int] = []
        for part in rest.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false) {
            numbers.append(Int(part.prefix { $0.isASCII && $0.isNumber }.prefix(6)) ?? 0)
        }
        while numbers.count < 3 { numbers.append(0) }
        self.init(
            flavour: isMariaDB ? .mariadb : .mysql, major: numbers[0], minor: numbers[1], patch: numbers[2], text: text)
    }

    /// Whether this is at least `major.minor.patch`; says nothing about the flavour.
    package func isAtLeast(_ major: Int, _ minor: Int, _ patch: Int = 0) -> Bool {
        (self.major, self.minor, self.patch) >= (major, minor, patch)
    }

    package static func < (left: ServerVersion, right: ServerVersion) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }

    package var description: String {
        "\(flavour == .mariadb ? "MariaDB" : "MySQL") \(major).\(minor).\(patch)"
    }
}
