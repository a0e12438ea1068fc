import Core
import Engine
import Foundation
import MySQLWire
import ObjectStore
import Repository
import Synchronization
import TestKit
import Testing

/// A source, a repository whose store can go away, and streams with a spool, in this process.
final class SpoolScene: Sendable {
    let source: DatabaseServer
    let lab: Lab
    let store: OutageStore
    let repository: Repository
    let heard = Heard()

    /// What streams reported.
    final class Heard: ProgressReporter {
        private let events = Mutex<[ProgressEvent]>([])

        func report(_ event: ProgressEvent) { events.withLock { $0.append(event) } }

        var all: [ProgressEvent] {
            events.withLock { $0.filter { if case .counters = $0 { false } else { true } } }
        }

        func warnings(_ code: ErrorCode) -> Int {
            events.withLock { $0.count { if case .warning(code, _, _) = $0 { true } else { false } } }
        }

        func notes(_ text: String) -> Int {
            events.withLock { $0.count { if case .note(let note) = $0 { note.contains(text) } else { false } } }
        }
    }

    private init(_ source: DatabaseServer, _ lab: Lab, _ store: OutageStore, _ repository: Repository) {
        self.source = source
        self.lab = lab
        self.store = store
        self.repository = repository
    }

    /// A source with the table `app.t`; the repository is a folder that the program can open too.
    static func with(_ family: ServerFamily, _ body: (SpoolScene) async throws -> Void) async throws {
        try await DatabaseServer.with(family) { source in
            try await source.run(
                "CREATE DATABASE app; CREATE TABLE app.t (id INT AUTO_INCREMENT PRIMARY KEY, v INT, pad LONGBLOB);")
            let lab = try await Lab.make("spool")
            let store = OutageStore(DirectoryStore(path: lab.repositoryFolder))
            let key = Secret(try String(contentsOfFile: lab.keyFile, encoding: .utf8))
            let repository = try await Repository.open(store: store, key: .keyFile(key, label: "key"))
            try await body(SpoolScene(source, lab, store, repository))
        }
    }

    var spoolFolder: String { lab.folder.file("spool") }

    /// A stream that runs in this process.
    func job(
        limit: UInt64 = SpoolOptions.defaultLimit, merge: MergePolicy? = nil, keyInterval: Double = 60
    ) throws -> StreamJob {
        StreamJob(
            access: ServerAccess(url: try ServerURL(parsing: source.url()), password: Secret(DatabaseServer.password)),
            repository: repository,
            options: StreamOptions(
                instanceName: lab.instance, sealInterval: merge == nil ? 0.35 : 0.02, maxPendingBytes: 1 << 20,
                spool: SpoolOptions(folder: spoolFolder, limit: limit), merge: merge, keyInterval: keyInterval),
            progress: heard)
    }

    /// Starts a stream and returns when it has shown itself: a backup would begin one of its own before that.
    func start(
        limit: UInt64 = SpoolOptions.defaultLimit, merge: MergePolicy? = nil, keyInterval: Double = 60
    ) async throws -> Task<Void, any Error> {
        let job = try job(limit: limit, merge: merge, keyInterval: keyInterval)
        let stream = Task { try await job.run() }
        try await self.await("the stream's first word") {
            try await repository.instance(named: lab.instance)?.streamStatus()?.owner == job.owner.id
        }
        return stream
    }

    /// Files of the spool, oldest first.
    func spooled() -> [String] {
        let files = FileManager.default.enumerator(atPath: spoolFolder)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".spool") && !$0.contains(".tmp") }.sorted()
    }

    /// `rows` rows of `bytes` bytes that do not compress, one transaction each.
    func write(rows: Int, bytes: Int) async throws {
        let connection = try await source.connect()
        for number in 0..<rows {
            let noise = (0..<bytes / 8).flatMap { _ in withUnsafeBytes(of: UInt64.random(in: 0 ... .max)) { Array($0) }
            }
            try await connection.execute(
                "INSERT INTO app.t (v, pad) VALUES (\(number), x'\(Hex.encode(noise))')")
        }
        await connection.close()
    }

    func await(_ what: String, atMost limit: Duration = .seconds(60), _ condition: () async throws -> Bool) async throws
    {
        let deadline = ContinuousClock.now + limit
        while try await !condition() {
            guard ContinuousClock.now < deadline else { throw TestKitError("not in time: \(what); heard \(heard.all)") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// The transactions that are stored.
    func storedTransactions() async throws -> Int {
        guard let instance = try await repository.instance(named: lab.instance) else { return 0 }
        return try await instance.segmentIndexes(from: 1).reduce(0) { $0 + Int($1.transactions) }
    }

    /// The archive is one run without a gap, and restores to what the source holds.
    func prove(_ family: ServerFamily) async throws {
        let instance = try #require(try await repository.instance(named: lab.instance))
        let indexes = try await instance.segmentIndexes(from: 1)
        #expect(Set(indexes.map(\.run)).count == 1)
        #expect(indexes.allSatisfy { $0.gapReason == nil })
        #expect(spooled() == [])
        try await lab.verify()
        let target = try await SharedServers.shared.target(family)
        try await lab.restore(to: "latest", target)
        let (held, restored) = (try await HexDump(source).contents(), try await HexDump(target).contents())
        #expect(!held.isEmpty)
        #expect(held == restored)
        try await target.removeSchemas()
    }
}
