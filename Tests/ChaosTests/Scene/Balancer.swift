import Synchronization
import TestKit

/// One address in front of all servers, which pass in turn and are passed over while they are away.
final class Balancer: Sendable {
    let proxy: TCPProxy
    private let ports = Mutex<[Int: Int]>([:])

    private init(_ proxy: TCPProxy) { self.proxy = proxy }

    static func start() async throws -> Balancer { Balancer(try await TCPProxy.start(toOneOf: [])) }

    /// A server listens on a port of its own choice, another one each time it begins.
    func listens(_ server: Int, on port: Int) {
        let all = ports.withLock { ports in
            ports[server] = port
            return ports.sorted { $0.key < $1.key }.map { $0.value }
        }
        proxy.balance(over: all)
    }
}
