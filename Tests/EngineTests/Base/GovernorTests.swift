import Core
import Engine
import ObjectStore
import Repository
import Synchronization
import TestKit
import Testing

/// A base reads only as much at a time as its governor lets it.
@Suite("Governor", .serialized)
struct GovernorTests {
    private static let tables = """
        CREATE DATABASE governed; USE governed;
        CREATE TABLE one (id INT PRIMARY KEY, pad VARBINARY(400));
        INSERT INTO one SELECT seq, RANDOM_BYTES(300) FROM seq_1_to_30000;
        CREATE TABLE two (id INT PRIMARY KEY, pad VARBINARY(400));
        INSERT INTO two SELECT seq, RANDOM_BYTES(300) FROM seq_1_to_30000;
        """

    private func job(_ server: DatabaseServer, _ folder: TestFolder, _ governor: TestGovernor) async throws -> BackupJob
    {
        let repository = try await Repository.create(
            store: DirectoryStore(path: folder.file("repository")), name: "governed",
            key: .passphrase(Secret("a long enough passphrase")))
        let access = ServerAccess(url: try ServerURL(parsing: server.url()), password: Secret(DatabaseServer.password))
        // Small ranges: each table is read in dozens.
        let limits = RangeLimits(bytes: 256 << 10, minRows: 100, maxRows: 1000, wholeRows: 100)
        return BackupJob(
            access: access, repository: repository,
            options: BackupOptions(threads: 4, instanceName: "g", limits: limits, governor: governor))
    }

    @Test(.timeLimit(.minutes(3)))
    func nothingIsReadDuringAPauseAndOneAtATimeAfterIt() async throws {
        let server = try await SharedServers.shared.source(.mariadb)
        try await server.removeSchemas()
        try await StockClient(server).run(Self.tables)
        let folder = try TestFolder("governed")
        let governor = TestGovernor(connections: 0)
        let backup = try await job(server, folder, governor)
        let running = Task { try await backup.run() }
        // The readers ask, and ask again.
        try await governor.wait(forQuestions: 20)
        #expect(governor.ranges.isEmpty)
        governor.set(1)
        let base = try await running.value
        #expect(base.tables.map(\.rows) == [30_000, 30_000])
        let ranges = governor.ranges
        #expect(ranges.count >= 20)
        // With one connection no range begins before the one before has ended.
        for (earlier, later) in zip(ranges, ranges.dropFirst()) {
            #expect(later.end - later.seconds >= earlier.end - 0.005)
        }
        let digests = try await DigestJob(
            server: ServerAccess(url: try ServerURL(parsing: server.url()), password: Secret(DatabaseServer.password))
        ).run()
        for table in base.tables { #expect(table.digest == digests.first { $0.table == table.name }?.digest) }
        try await server.removeSchemas()
    }

    /// A base that is paused can be stopped, and paused while it reads it stops after what is under way.
    @Test(.timeLimit(.minutes(3)))
    func aPauseInTheMiddleHoldsAndCanBeCancelled() async throws {
        let server = try await SharedServers.shared.source(.mariadb)
        try await server.removeSchemas()
        try await StockClient(server).run(Self.tables)
        let folder = try TestFolder("governed")
        let governor = TestGovernor(connections: 4, pauseAfter: 10)
        let backup = try await job(server, folder, governor)
        let running = Task { try await backup.run() }
        try await governor.wait(forRanges: 10)
        let asked = governor.questions
        try await governor.wait(forQuestions: asked + 20)
        let read = governor.ranges.count
        // Ten, and what the other three had begun.
        #expect(read <= 13)
        try await governor.wait(forQuestions: asked + 40)
        #expect(governor.ranges.count == read)
        running.cancel()
        await #expect(throws: (any Error).self) { try await running.value }
        try await server.removeSchemas()
    }
}

/// Lets a number of connections read, and notes what was asked and read.
private final class TestGovernor: ReadGovernor {
    struct ReadRange: Sendable {
        let end: Double
        let seconds: Double
    }

    private struct State {
        var connections: Int
        var pauseAfter: Int?
        var questions = 0
        var ranges: [ReadRange] = []
    }

    private let state: Mutex<State>
    private let clock = SystemClock()

    init(connections: Int, pauseAfter: Int? = nil) {
        state = Mutex(State(connections: connections, pauseAfter: pauseAfter))
    }

    var connections: Int {
        state.withLock { state in
            state.questions += 1
            return state.connections
        }
    }

    func noteRange(bytes: UInt64, seconds: Double) {
        let now = clock.uptime()
        state.withLock { state in
            state.ranges.append(ReadRange(end: now, seconds: seconds))
            if let limit = state.pauseAfter, state.ranges.count >= limit { state.connections = 0 }
        }
    }

    var ranges: [ReadRange] { state.withLock { $0.ranges } }
    var questions: Int { state.withLock { $0.questions } }
    func set(_ connections: Int) { state.withLock { $0.connections = connections } }

    func wait(forQuestions count: Int) async throws {
        while questions < count { try await Task.sleep(for: .milliseconds(10)) }
    }

    func wait(forRanges count: Int) async throws {
        while ranges.count < count { try await Task.sleep(for: .milliseconds(10)) }
    }
}
