internal import Core
internal import Glibc

/// TCP ports of this machine.
enum LocalPort {
    /// One that nobody listens on at the moment.
    static func free() throws(TidemarkError) -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { if descriptor >= 0 { close(descriptor) } }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard descriptor >= 0, isBound else {
            throw TidemarkError(
                .instanceStart, "This machine gives no free port: \(String(cString: strerror(errno))).",
                hint: "Name one with --port.")
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
