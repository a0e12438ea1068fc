/// The names of stored objects.
enum ObjectNames {
    static let descriptor = "tidemark.json"
    static let slots = "keys/"
    static let epochs = "epochs/"
    static let registry = "registry/"

    static func slot(_ id: String) -> String { "\(slots)\(id).json" }

    /// The identifier in a slot's name, as far as it is one.
    static func slotIdentifier(_ name: String) -> String {
        String(name.dropFirst(slots.count).prefix { $0 != "." })
    }

    /// Ten digits, so that names sort by number.
    static func epoch(_ number: UInt32) -> String {
        let digits = String(number)
        return epochs + String(repeating: "0", count: 10 - digits.utf8.count) + digits + ".json"
    }

    /// The number of an epoch's record; nil where it is another kind of name.
    static func epoch(of name: String) -> UInt32? {
        guard let number = identifier(in: name, prefix: epochs, suffix: ".json").flatMap({ UInt32($0) }), number > 0
        else { return nil }
        return epoch(number) == name ? number : nil
    }

    static func instanceRecord(_ id: String) -> String { "\(registry)\(id).instance" }
    static func instance(_ id: String) -> String { "instances/\(id)/" }

    /// The middle of a name between what comes before and after it; nil where it is another kind of name.
    static func identifier(in name: String, prefix: String, suffix: String) -> String? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.utf8.count > prefix.utf8.count + suffix.utf8.count
        else { return nil }
        let identifier = String(name.dropFirst(prefix.count).dropLast(suffix.count))
        return identifier.contains("/") ? nil : identifier
    }
}

/// The names of one instance's objects.
struct InstanceNames: Sendable {
    let instance: String

    private var root: String { ObjectNames.instance(instance) }

    var all: String { root }
    var chunks: String { root + "chunks/" }
    var bases: String { root + "bases/" }
    var pending: String { root + "pending/" }
    var log: String { root + "log/" }
    var streamStatus: String { root + "stream.status" }
    var removals: String { root + "log.removed" }
    var leases: String { root + "maintenance/" }

    /// Spread over 256 folders by the first two digits.
    func chunk(_ id: String) -> String { "\(chunks)\(id.prefix(2))/\(id)" }

    func base(_ id: String) -> String { "\(bases)\(id).base" }

    func pending(_ id: String) -> String { "\(pending)\(id).pending" }

    /// Twenty digits, so that names sort by number.
    func lease(_ number: UInt64) -> String { "\(leases)\(Self.digits(number)).lease" }

    /// The number of a lease's name; nil where it is another kind of name.
    func number(ofLease name: String) -> UInt64? {
        guard let digits = ObjectNames.identifier(in: name, prefix: leases, suffix: ".lease"),
            let number = UInt64(digits), number > 0
        else { return nil }
        return lease(number) == name ? number : nil
    }
}
