internal import Core

extension ConsoleRequest {
    /// For the partial `more`: the address of the next part of a list; nil where there is none.
    package func more(_ next: String?) -> View? {
        guard let next else { return nil }
        return ["address": path(with: ["after": next]), "first": path(with: ["after": nil])]
    }

    /// The address of this page with some of its query replaced; nil takes a parameter out.
    package func path(with changes: [String: String?]) -> String {
        var all = query
        for (name, value) in changes { all[name] = value }
        let bare = String(address.prefix { $0 != "?" })
        let pairs = all.sorted { $0.key < $1.key }.map { "\(Self.escaped($0.key))=\(Self.escaped($0.value))" }
        return pairs.isEmpty ? bare : "\(bare)?\(pairs.joined(separator: "&"))"
    }

    /// A path of names that may hold anything: `address("instances", project, name)`.
    package static func address(_ parts: String...) -> String { "/" + parts.map(escaped).joined(separator: "/") }

    private static func escaped(_ text: String) -> String {
        PercentEncoding.encoded(text).replacing("/", with: "%2F")
    }
}
