internal import APIModel
internal import Core
internal import Crypto

/// What exactly a request asks: an approval is for one of them.
package enum RequestDigest {
    /// Characters of a request that are shown to those who decide.
    private static let most = 16_000

    /// SHA-256 of method, path, query and body, in hexadecimal.
    package static func of(method: String, path: String, query: String, body: [UInt8]) -> String {
        var hash = SHA256()
        for part in [method, path, query] { hash.update(data: Array(part.utf8) + [0]) }
        hash.update(data: body)
        return Hex.encode(hash.finalize())
    }

    /// The request as people read it, with its secrets left out.
    package static func shown(method: String, path: String, query: String, body: [UInt8]) -> String {
        let head = "\(method) \(path)\(query.isEmpty ? "" : "?\(query)")"
        guard !body.isEmpty else { return String(head.prefix(most)) }
        let text: String
        if let tree = try? WorkJSON.value(JSONTree.self, in: body), let shown = try? WorkJSON.text(hidden(tree)) {
            text = shown
        } else {
            text = String(decoding: body.prefix(most).filter { $0 != 0 }, as: UTF8.self)
        }
        return String("\(head)\n\n\(text)".prefix(most))
    }

    /// Texts under names that sound secret are left out.
    private static func hidden(_ tree: JSONTree, isSecret: Bool = false) -> JSONTree {
        switch tree {
        case .object(let members):
            return .object(
                members.reduce(into: [:]) { $0[$1.key] = hidden($1.value, isSecret: soundsSecret($1.key)) })
        case .list(let values): return .list(values.map { hidden($0, isSecret: isSecret) })
        case .text(let text): return isSecret && !text.isEmpty ? .text("…") : tree
        case .null, .bool, .integer, .number: return tree
        }
    }

    private static func soundsSecret(_ name: String) -> Bool {
        let word = name.lowercased()
        return ["password", "secret", "token", "passphrase"].contains { word.contains($0) }
    }
}
