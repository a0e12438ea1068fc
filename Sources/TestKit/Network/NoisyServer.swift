internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A server that sends each connection prepared bytes, whatever it is told, and then hangs up.
package final class NoisyServer: Sendable {
    private let listener: any Channel
    private let state: State
    package let port: Int

    private final class State: Sendable {
        let answers: [[UInt8]]
        let next = Mutex(0)

        init(_ answers: [[UInt8]]) { self.answers = answers }

        func take() -> [UInt8] {
            let number = next.withLock { next in
                next += 1
                return next - 1
            }
            return answers[number % answers.count]
        }
    }

    private init(_ listener: any Channel, _ state: State, port: Int) {
        self.listener = listener
        self.state = state
        self.port = port
    }

    /// Listens on a free port of loopback; connection n gets answer n.
    package static func start(_ answers: [[UInt8]]) async throws -> NoisyServer {
        let state = State(answers)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.scheduleTask(in: .milliseconds(20)) { channel.close(promise: nil) }
                channel.eventLoop.execute {
                    channel.writeAndFlush(ByteBuffer(bytes: state.take()), promise: nil)
                }
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = listener.localAddress?.port else { throw TestKitError("the noisy server has no port") }
        return NoisyServer(listener, state, port: port)
    }

    /// Connections answered so far.
    package var served: Int { state.next.withLock { $0 } }

    package func stop() async { try? await listener.close() }
}
