import TestKit
import Testing

/// Connections that stay open and carry nothing any more, as behind a firewall that has forgotten them.
@Suite struct SilenceTests {
    /// Also the one that asks for the source's clock: without it nothing is confirmed, though the log is stored all the
    /// same.
    @Test("After connections were forgotten, commits are restore points soon", arguments: ServerFamily.allCases)
    func forgottenConnections(family: ServerFamily) async throws {
        try await FaultScene.with(family, "forgotten connections") { scene in
            let proxy = try await TCPProxy.start(to: scene.source.port)
            let stream = try await scene.lab.startStream(scene.source, port: proxy.port)
            try await scene.lab.backup(scene.source)
            try await scene.lab.awaitStored(scene.source)
            #expect(proxy.connections > 1)
            proxy.forget()
            try await scene.source.run(
                "INSERT INTO witness.big VALUES (78, 'after', 'forgotten') ON DUPLICATE KEY UPDATE tail = 'again';")
            try await scene.remember()
            try await scene.lab.awaitStored(scene.source, atMost: .seconds(45))
            try await scene.end(stream)
            try await scene.proveLatest()
            await proxy.stop()
        }
    }
}
