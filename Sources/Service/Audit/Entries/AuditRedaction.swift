package import APIModel

/// Takes out of a tree what is secret by its name or its form. Documents of the API hold nothing secret to begin with: this is for
/// whoever notes the wrong one.
package enum AuditRedaction {
    package static let mark = "<secret>"

    /// Names of members, in small letters and without marks between words.
    private static let names: Set<String> = [
        "password", "passwordhash", "passphrase", "current", "new", "secretkey", "secretaccesskey", "sessiontoken",
        "accesskeyid", "privatekey", "clientsecret", "sealed", "digest", "credentials", "recoverycodes", "factorsecret",
        "otpauth", "authorization", "cookie", "pin", "signingsecret", "webhooksecret",
    ]
    /// These are often something harmless: an instance's `secret` names what is kept elsewhere, a failure has a `code`.
    private static let doubtful: Set<String> = ["secret", "token", "code"]

    package static func clean(_ tree: JSONTree) -> JSONTree {
        switch tree {
        case .object(let members):
            return .object(
                members.reduce(into: [:]) { kept, member in
                    let isHidden = isSecret(member.key, member.value, beside: members)
                    kept[member.key] = isHidden ? .text(mark) : clean(member.value)
                })
        case .list(let values): return .list(values.map(clean))
        case .text(let text): return .text(clean(text))
        case .null, .bool, .integer, .number: return tree
        }
    }

    private static func isSecret(_ name: String, _ value: JSONTree, beside members: [String: JSONTree]) -> Bool {
        guard value != .null else { return false }
        let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
        if names.contains(plain) {
            // Flags such as `hasPassword: true` tell nothing, and neither does what is no text.
            if case .bool = value { return false }
            return true
        }
        guard doubtful.contains(plain), case .text(let text) = value else { return false }
        return switch plain {
        case "secret": members["host"] == nil
        case "code": text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        default: true
        }
    }

    /// A token of the service anywhere in a text, and what stands before the host in an address.
    private static func clean(_ text: String) -> String {
        text.replacing(#/tm[a-z]_[0-9A-Fa-f]{16}_[0-9A-Fa-f]{64}/#, with: mark)
            .replacing(#/:\/\/[^\/?#@\s]*@/#, with: "://\(mark)@")
    }
}
