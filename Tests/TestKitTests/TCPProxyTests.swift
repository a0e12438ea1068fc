import TestKit
import Testing

@Suite("TCP proxy", .serialized)
struct TCPProxyTests {
    @Test("Carries a client's traffic, cuts after a number of bytes, refuses")
    func carriesAndCuts() async throws {
        let server = try await SharedServers.shared.source(.mariadb)
        let proxy = try await TCPProxy.start(to: server.port)
        let client =
            try ServerInstallation.find(.mariadb).command("mariadb") + [
                "--no-defaults", "--host=127.0.0.1", "--port=\(proxy.port)", "--user=tidemark", "--password=tidemark",
                "--skip-column-names", "--batch", "-e", "SELECT LENGTH(REPEAT('x', 1000000)), REPEAT('y', 1000000)",
            ]
        let whole = try await Shell.run(client[0], Array(client.dropFirst()))
        #expect(whole.status.isSuccess && whole.output.utf8.count > 1_000_000)
        #expect(proxy.carried > 1_000_000)

        proxy.cut(afterBytes: 300_000)
        let part = try await Shell.run(client[0], Array(client.dropFirst()))
        #expect(!part.status.isSuccess)
        #expect(proxy.cuts == 1)

        proxy.refuse(true)
        #expect(try await !Shell.run(client[0], Array(client.dropFirst())).status.isSuccess)
        proxy.refuse(false)
        #expect(try await Shell.run(client[0], Array(client.dropFirst())).status.isSuccess)
        await proxy.stop()
        #expect(try await !Shell.run(client[0], Array(client.dropFirst())).status.isSuccess)
    }

    @Test("Gives connections to servers in turn, and passes over one that is gone")
    func balances() async throws {
        let server = try await SharedServers.shared.source(.mariadb)
        let (first, second) = (try await TCPProxy.start(to: server.port), try await TCPProxy.start(to: server.port))
        let balancer = try await TCPProxy.start(toOneOf: [first.port, second.port])
        let client =
            try ServerInstallation.find(.mariadb).command("mariadb") + [
                "--no-defaults", "--host=127.0.0.1", "--port=\(balancer.port)", "--user=tidemark",
                "--password=tidemark",
                "-e", "SELECT 1",
            ]
        for _ in 0..<2 { try await Shell.require(client[0], Array(client.dropFirst())) }
        #expect(first.carried > 0 && second.carried > 0)
        await first.stop()
        for _ in 0..<3 { try await Shell.require(client[0], Array(client.dropFirst())) }
        await second.stop()
        #expect(try await !Shell.run(client[0], Array(client.dropFirst())).status.isSuccess)
        balancer.balance(over: [server.port])
        try await Shell.require(client[0], Array(client.dropFirst()))
        await balancer.stop()
    }
}
