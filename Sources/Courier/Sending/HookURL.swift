internal import Foundation

/// The address of a hook, looked at before it is stored and before it is used.
package enum HookURL {
    package static let longest = 2048

    /// Its host, without brackets. Throws where it is no address of the web.
    package static func host(_ text: String) throws(CourierFailure) -> String {
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isPlain, text.utf8.count <= longest, let parts = URLComponents(string: text),
            ["http", "https"].contains(parts.scheme?.lowercased()), parts.user == nil, parts.password == nil,
            parts.fragment == nil, var host = parts.host, !host.isEmpty
        else { throw CourierFailure("The address is not one of the web.", isFinal: true) }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        return host
    }
}
