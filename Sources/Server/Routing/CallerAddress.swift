internal import HTTPTypes
internal import HummingbirdCore
internal import Service

/// Where a request came from.
enum CallerAddress {
    /// The address at the other end of the connection, or where that is a trusted proxy, the last address before it in
    /// `X-Forwarded-For` that is none.
    static func of(_ request: Request, peer: String?, proxies: [AddressRange]) -> String? {
        guard let peer, proxies.contains(where: { $0.contains(peer) }) else { return peer }
        let steps = (request.headers.value("X-Forwarded-For") ?? "").split(separator: ",").map { step in
            String(step.filter { $0 != " " })
        }
        return steps.last { step in !step.isEmpty && !proxies.contains { $0.contains(step) } } ?? peer
    }
}
