internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A TCP proxy on loopback in front of a server, that can cut and stall the connections it carries; in front of several it
/// is a balancer, which gives connections to them in turn and passes over those that do not listen.
///
/// Bytes are counted from the server to the client, the direction a backup's data takes.
package final class TCPProxy: Sendable {
    typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private struct State {
        var serverPorts: [Int]
        /// Counts connections, for whose turn it is.
        var turn = 0
        var stalled = false
        var refusing = false
        /// Bytes that may still pass before every connection is cut.
        var budget: Int?
        var carried = 0
        var cuts = 0
        var next = 0
        var open: [Int: [any Channel]] = [:]
        /// Connections up to this one carry nothing any more.
        var forgotten = 0
    }

    package let port: Int
    private let listener: NIOAsyncChannel<Connection, Never>
    private let state: Mutex<State>
    private let runner = Mutex<Task<Void, Never>?>(nil)

    private init(port: Int, serverPorts: [Int], listener: NIOAsyncChannel<Connection, Never>) {
        self.port = port
        state = Mutex(State(serverPorts: serverPorts))
        self.listener = listener
    }

    /// Listens on a free port and carries each connection to `serverPort` on loopback.
    package static func start(to serverPort: Int) async throws -> TCPProxy { try await start(toOneOf: [serverPort]) }

    /// Listens on a free port and carries each connection to one of `serverPorts` on loopback.
    package static func start(toOneOf serverPorts: [Int]) async throws -> TCPProxy {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 64)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture { try Connection(wrappingChannelSynchronously: channel) }
            }
        guard let port = listener.channel.localAddress?.port else { throw TestKitError("the proxy has no port") }
        let proxy = TCPProxy(port: port, serverPorts: serverPorts, listener: listener)
        let task = Task { await proxy.run() }
        proxy.runner.withLock { $0 = task }
        return proxy
    }

    /// Closes every connection at once.
    package func cut() {
        let channels = state.withLock { state in
            state.cuts += 1
            defer { state.open = [:] }
            return state.open.values.flatMap { $0 }
        }
        for channel in channels { channel.close(promise: nil) }
    }

    /// Cuts every connection after `bytes` more have come from the server, in the middle of whatever is under way.
    package func cut(afterBytes bytes: Int) { state.withLock { $0.budget = bytes } }

    /// Lets nothing through, in either direction, while connections stay open.
    package func stall(_ stalled: Bool) { state.withLock { $0.stalled = stalled } }

    /// Loses what the connections that are open now carry from here on, and leaves them open, as a firewall does that has
    /// forgotten them. New ones are carried.
    package func forget() { state.withLock { $0.forgotten = $0.next } }

    /// Closes new connections as soon as they are made.
    package func refuse(_ refusing: Bool) { state.withLock { $0.refusing = refusing } }

    /// Cuts every connection; new ones go to another server, as an address does after a failover.
    package func switchOver(to serverPort: Int) {
        balance(over: [serverPort])
        cut()
    }

    /// New connections go to these; those that are open stay.
    package func balance(over serverPorts: [Int]) { state.withLock { $0.serverPorts = serverPorts } }

    /// Bytes carried from the server so far.
    package var carried: Int { state.withLock { $0.carried } }
    /// How often connections were cut.
    package var cuts: Int { state.withLock { $0.cuts } }
    /// Connections that are open now.
    package var connections: Int { state.withLock { $0.open.count } }

    /// Stops listening and closes everything.
    package func stop() async {
        refuse(true)
        stall(false)
        cut()
        listener.channel.close(promise: nil)
        await runner.withLock { $0 }?.value
    }

    private func run() async {
        try? await withThrowingDiscardingTaskGroup { group in
            try await listener.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask { try? await self.carry(connection) }
                }
            }
        }
    }

    private func carry(_ client: Connection) async throws {
        try await client.executeThenClose { fromClient, toClient in
            guard !state.withLock({ $0.refusing }) else { return }
            let server = try await connect()
            let number = state.withLock { state in
                state.next += 1
                state.open[state.next] = [client.channel, server.channel]
                return state.next
            }
            defer { state.withLock { _ = $0.open.removeValue(forKey: number) } }
            try await server.executeThenClose { fromServer, toServer in
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try? await self.pump(fromClient, toServer, of: number, counted: false)
                        server.channel.close(promise: nil)
                    }
                    group.addTask {
                        try? await self.pump(fromServer, toClient, of: number, counted: true)
                        client.channel.close(promise: nil)
                    }
                }
            }
        }
    }

    /// To the one whose turn it is, or the next that listens.
    private func connect() async throws -> Connection {
        let ports = state.withLock { state in
            state.turn += 1
            return state.serverPorts.indices.map {
                state.serverPorts[($0 + state.turn) % state.serverPorts.count]
            }
        }
        var failure: any Error = TestKitError("nobody is behind the proxy")
        for port in ports {
            do {
                return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connect(host: "127.0.0.1", port: port) { channel in
                        channel.eventLoop.makeCompletedFuture { try Connection(wrappingChannelSynchronously: channel) }
                    }
            } catch {
                failure = error
            }
        }
        throw failure
    }

    private func pump(
        _ source: NIOAsyncChannelInboundStream<ByteBuffer>, _ sink: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        of number: Int, counted: Bool
    ) async throws {
        for try await var buffer in source {
            if state.withLock({ number <= $0.forgotten }) { continue }
            while state.withLock({ $0.stalled }) { try await Task.sleep(for: .milliseconds(5)) }
            guard counted else {
                try await sink.write(buffer)
                continue
            }
            let allowed = state.withLock { state in
                let allowed = min(buffer.readableBytes, state.budget ?? buffer.readableBytes)
                state.carried += allowed
                if let budget = state.budget { state.budget = budget - allowed }
                return allowed
            }
            let isLast = state.withLock { state in
                guard state.budget == 0 else { return false }
                state.budget = nil
                return true
            }
            if let part = buffer.readSlice(length: allowed) { try await sink.write(part) }
            if isLast {
                cut()
                return
            }
        }
    }
}
