internal import APIModel

/// The claims of an ID token whose signature is right.
struct IDTokenClaims: Sendable {
    let tree: JSONTree

    func text(_ name: String) -> String? {
        if case .text(let text)? = tree[name], !text.isEmpty { text } else { nil }
    }

    /// Seconds since 1970, with or without a fraction; nil where it is no such number.
    func time(_ name: String) -> Double? {
        switch tree[name] {
        case .integer(let number)?: Double(number)
        case .number(let number)? where number.isFinite: number
        default: nil
        }
    }

    /// A text, or a list of texts; nil where it is something else.
    func texts(_ name: String) -> [String]? {
        switch tree[name] {
        case .text(let text)?: [text]
        case .list(let members)?:
            members.reduce(into: [String]?.some([])) { list, member in
                if case .text(let text) = member { list?.append(text) } else { list = nil }
            }
        default: nil
        }
    }
}
