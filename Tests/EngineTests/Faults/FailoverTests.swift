import Core
import TestKit
import Testing

/// A replica takes the place of the source: the log goes on without a gap, by GTID, whatever its files are called.
@Suite("Failover", .serialized)
struct FailoverTests {
    @Test("The stream goes on with the new source", .timeLimit(.minutes(4)), arguments: ServerFamily.allCases)
    func promotedReplica(family: ServerFamily) async throws {
        try await DatabaseServer.with(family) { source in
            try await DatabaseServer.with(family, Self.replicaOptions(family)) { replica in
                // The replica's own log begins elsewhere: nothing of file names or offsets fits.
                for _ in 0..<3 { try await replica.run("FLUSH BINARY LOGS;") }
                try await Self.replicate(source, to: replica)
                try await source.run(
                    """
                    CREATE DATABASE f; CREATE TABLE f.t (id INT PRIMARY KEY AUTO_INCREMENT, v VARCHAR(20));
                    INSERT INTO f.t (v) VALUES ('first'), ('second');
                    """)
                let lab = try await Lab.make("failover")
                let proxy = try await TCPProxy.start(to: source.port)
                let stream = try await lab.startStream(source, port: proxy.port)
                try await lab.backup(source, port: proxy.port)
                try await source.run(
                    "INSERT INTO f.t (v) VALUES ('before'); ALTER TABLE f.t ADD w INT; UPDATE f.t SET w = id;")
                try await Self.awaitReplica(of: source, replica)

                await source.killNow()
                try await replica.run(
                    family == .mariadb ? "STOP SLAVE; RESET SLAVE ALL;" : "STOP REPLICA; RESET REPLICA ALL;")
                proxy.switchOver(to: replica.port)
                try await replica.run(
                    "INSERT INTO f.t (v) VALUES ('after'); DELETE FROM f.t WHERE id = 1; CREATE TABLE f.u (id INT PRIMARY KEY);"
                )
                let wanted = try await HexDump(replica).contents()
                try await Self.awaitArchive(lab, mentions: replica)
                try await Self.expectEqual(lab, wanted, family)

                // A base of the new source belongs to the same instance.
                try await lab.backup(replica, port: proxy.port)
                try await replica.run("INSERT INTO f.u VALUES (1); DROP TABLE f.t;")
                let later = try await HexDump(replica).contents()
                try await lab.awaitStored(replica)
                #expect(try await stream.interrupt().isSuccess, "\(stream.errors)")
                try await Self.expectEqual(lab, later, family)
                let listing = try await lab.list()
                #expect(listing.count { $0.contains("\"event\":\"window\"") } == 1, "\(listing)")
                #expect(listing.contains { $0.contains("\"gaps\":0") && $0.contains("\"bases\":2") }, "\(listing)")
                try await lab.verify()
                await proxy.stop()
            }
        }
    }

    @Test("A server with another history is refused", .timeLimit(.minutes(2)), arguments: ServerFamily.allCases)
    func stranger(family: ServerFamily) async throws {
        try await DatabaseServer.with(family) { source in
            try await DatabaseServer.with(family) { stranger in
                for server in [source, stranger] {
                    try await server.run("CREATE DATABASE f; CREATE TABLE f.t (id INT PRIMARY KEY);")
                }
                try await source.run("INSERT INTO f.t VALUES (1);")
                let lab = try await Lab.make("stranger")
                let proxy = try await TCPProxy.start(to: source.port)
                let stream = try await lab.startStream(source, port: proxy.port)
                try await source.run("INSERT INTO f.t VALUES (2);")
                try await Task.sleep(for: .seconds(2))
                proxy.switchOver(to: stranger.port)
                try await stranger.run("INSERT INTO f.t VALUES (3);")
                let status = try await stream.process.wait(atMost: .seconds(60))
                #expect(!status.isSuccess)
                #expect(stream.errors.contains("error[instance.mismatch]"), "\(stream.errors)")
                let refused = try await lab.program.run(["backup"] + lab.sourceArguments(source, port: proxy.port))
                #expect(
                    !refused.status.isSuccess && refused.errors.contains("error[instance.mismatch]"),
                    "\(refused.errors)")
                await proxy.stop()
            }
        }
    }

    private static func replicaOptions(_ family: ServerFamily) -> ServerOptions {
        ServerOptions { if family == .mariadb { $0.extraArguments = ["--log-slave-updates=ON"] } }
    }

    private static func replicate(_ source: DatabaseServer, to replica: DatabaseServer) async throws {
        let account = "'\(DatabaseServer.user)'"
        let password = "'\(DatabaseServer.password)'"
        switch source.family {
        case .mariadb:
            try await replica.run(
                """
                CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=\(source.port), MASTER_USER=\(account),
                  MASTER_PASSWORD=\(password), MASTER_USE_GTID=slave_pos, MASTER_CONNECT_RETRY=1;
                START SLAVE;
                """)
        case .mysql:
            try await replica.run(
                """
                CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.0.0.1', SOURCE_PORT=\(source.port), SOURCE_USER=\(account),
                  SOURCE_PASSWORD=\(password), SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1;
                START REPLICA;
                """)
        }
    }

    private static func awaitReplica(of source: DatabaseServer, _ replica: DatabaseServer) async throws {
        let wanted = try await HexDump(source).contents()
        for _ in 0..<300 {
            if try await HexDump(replica).contents() == wanted { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw TestKitError("the replica does not follow")
    }

    /// Waits until the archive holds what the new source has committed: its end has its newest GTID.
    private static func awaitArchive(_ lab: Lab, mentions server: DatabaseServer) async throws {
        let before = Timestamp.now()
        for _ in 0..<600 {
            let end = try await lab.list().compactMap { line in
                line.contains("\"event\":\"window\"") ? line.split(separator: "\"end\":\"").last?.prefix(27) : nil
            }.last
            if let end, let time = try? Timestamp(parsing: String(end.prefix { $0 != "\"" })), time > before { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw TestKitError("the log does not go on with the new source")
    }

    private static func expectEqual(
        _ lab: Lab, _ wanted: [TableName: HexDump.Content], _ family: ServerFamily
    ) async throws {
        let target = try await SharedServers.shared.target(family)
        try await lab.restore(to: "latest", target)
        #expect(try await HexDump(target).contents() == wanted)
    }
}
