internal import Glibc
internal import NIOPosix

/// Asks the machine's resolver, on a thread of its own.
enum HostLookup {
    /// Every address of a host, an address being its own; empty where it has none.
    static func addresses(of host: String) async throws -> [String] {
        if AddressRules.bytes(host) != nil { return [host] }
        return try await NIOThreadPool.singleton.runIfActive { resolve(host) }
    }

    private static func resolve(_ host: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [String] = []
        var next = list
        while let entry = next?.pointee {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            if getnameinfo(
                entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
            {
                // A zone behind % names an interface, which only link-local addresses need.
                found.append(
                    String(
                        decoding: text.prefix { $0 != 0 && $0 != CChar(bitPattern: UInt8(ascii: "%")) }
                            .map { UInt8(bitPattern: $0) }, as: UTF8.self))
            }
            next = entry.ai_next
        }
        return found
    }
}
