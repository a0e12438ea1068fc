import Core
import Engine
import Foundation
import MySQLWire
import ObjectStore
import Repository
import TestKit
import Testing

/// A source, a target and a repository in memory, with bases that are read table by table at moments the test chooses:
/// what a real backup meets only by chance.
final class RestoreRig {
    let source: DatabaseServer
    let target: DatabaseServer
    let store: RecordingStore
    let instance: InstanceRepository
    let session: SourceSession
    let positions: PositionReader
    let begin: BinlogPosition
    var tables: [TableManifest] = []
    var objects: [ObjectDefinition] = []
    private var low: LogPosition?
    private var archive: RigArchive
    private var bases = 0

    private init(
        source: DatabaseServer, target: DatabaseServer, store: RecordingStore, instance: InstanceRepository,
        session: SourceSession, positions: PositionReader, begin: BinlogPosition, archive: RigArchive
    ) {
        self.source = source
        self.target = target
        self.store = store
        self.instance = instance
        self.session = session
        self.positions = positions
        self.begin = begin
        self.archive = archive
    }

    /// - Parameter own: a source that is not one of those all suites share.
    static func with(
        _ family: ServerFamily, source own: DatabaseServer? = nil, _ body: (RestoreRig) async throws -> Void
    ) async throws {
        let source: DatabaseServer
        if let own { source = own } else { source = try await RigServers.shared.source(family) }
        let target = try await RigServers.shared.target(family)
        let store = RecordingStore(MemoryStore())
        let repository = try await Repository.create(
            store: store, name: "rig", key: .keyFile(KeyFile.generate(), label: "test"))
        let flavour: DatabaseFlavour = family == .mariadb ? .mariadb : .mysql
        let instance = try await repository.addInstance(
            InstanceRecord(name: "rig", id: "", flavour: flavour, createdAt: .now()))
        let session = try await SourceSession.open(Self.access(source))
        let positions = try await PositionReader(session)
        // The log of earlier tests is none of this one's.
        try await session.execute("FLUSH BINARY LOGS")
        let begin = try await positions.high()
        let rig = RestoreRig(
            source: source, target: target, store: store, instance: instance, session: session, positions: positions,
            begin: begin, archive: RigArchive(instance, family, begin))
        try await rig.clean()
        do {
            try await body(rig)
            await session.close()
        } catch {
            await session.close()
            throw error
        }
        try await rig.clean()
    }

    private func clean() async throws {
        for server in [source, target] {
            for schema in ["rig", "rig2", "rig3", "tidemark_restore"] {
                try await server.run("DROP DATABASE IF EXISTS \(schema);")
            }
        }
    }

    static func access(_ server: DatabaseServer) throws -> ServerAccess {
        ServerAccess(
            url: try ServerURL(parsing: server.url(query: "tls=disabled")), password: Secret(DatabaseServer.password))
    }

    func sql(_ text: String) async throws { try await source.run(text) }

    // MARK: Base

    /// A table being read: its low is taken, its rows come later.
    final class Reading {
        let definition: TableDefinition
        let low: LogPosition
        let isExact: Bool
        /// Framed rows, one entry a chunk.
        var chunks: [[UInt8]] = []

        init(_ definition: TableDefinition, _ low: LogPosition, _ isExact: Bool) {
            self.definition = definition
            self.low = low
            self.isExact = isExact
        }
    }

    func open(_ name: String, exact: Bool = false) async throws -> Reading {
        let parts = name.split(separator: ".").map(String.init)
        let position = try await positions.low()
        low = low ?? position
        let table = try await SchemaReader(session).table(TableName(schema: parts[0], name: parts[1]))
        return Reading(try #require(table), position, exact)
    }

    /// Reads the rows of a condition, as a chunk is read.
    func read(_ reading: Reading, where condition: String = "TRUE") async throws {
        let list = SelectList(reading.definition, flavour: session.version.flavour)
        let statement = try await session.connection.prepare(
            "SELECT \(list.sql) FROM \(reading.definition.name.quoted) AS t WHERE \(condition)")
        reading.chunks.append(try await session.connection.collect(statement).framedRows)
    }

    func close(_ reading: Reading) async throws {
        let high = LogPosition(file: try await positions.high())
        var digest = TableDigest()
        var chunks: [ChunkReference] = []
        for rows in reading.chunks {
            var own = TableDigest()
            own.add(framedRows: rows)
            chunks.append(try await instance.putChunk(framedRows: rows, rows: own.rows, digest: own))
            digest.add(own)
        }
        let definition = reading.definition
        tables.append(
            TableManifest(
                name: definition.name, createStatement: definition.createStatement, engine: definition.engine,
                columns: definition.columns, key: definition.key?.columns,
                exact: reading.isExact || definition.key == nil,
                low: reading.low, high: high, rows: digest.rows,
                rawBytes: UInt64(reading.chunks.reduce(0) { $0 + $1.count }), digest: digest,
                chunks: chunks))
    }

    /// Reads whole tables, each at this moment.
    func take(_ names: String...) async throws {
        for name in names {
            let reading = try await open(name)
            try await read(reading)
            try await close(reading)
        }
    }

    /// Ends the base here: archives the log up to now and writes the manifest.
    func converge(cascadesLogged: Bool? = nil) async throws {
        let convergence = LogPosition(file: try await positions.high())
        let convergenceTime = Timestamp.now()
        let last = try await archive.follow(source)
        bases += 1
        var logged = false
        if let cascadesLogged {
            logged = cascadesLogged
        } else if session.version.flavour == .mysql {
            logged = try await session.query("SELECT @@global.innodb_native_foreign_keys").firstValue != "1"
        }
        let identity = RigArchive.identity(source)
        try await instance.commit(
            BaseManifest(
                id: BaseManifest.newID(at: .now()), instance: instance.id, state: .complete, startedAt: .now(),
                finishedAt: .now(), flavour: identity.flavour, serverVersion: session.version.text, source: identity,
                cascadesLogged: logged, low: try #require(low), convergence: convergence,
                convergenceTime: convergenceTime, run: "rig", firstSegment: 1, convergenceSegment: last,
                schemas: try await SchemaReader(session).schemas().filter { $0.name.hasPrefix("rig") },
                tables: tables, objects: objects, objectsLow: try #require(low),
                include: [
                    try TablePattern(parsing: "rig.*"), try TablePattern(parsing: "rig2.*"),
                ]))
    }

    // MARK: Restore and proof

    @discardableResult
    func restore(_ options: RestoreOptions = RestoreOptions()) async throws -> RestoreReport {
        try await job(options).run()
    }

    /// A restore of what the log holds now.
    func job(
        _ options: RestoreOptions = RestoreOptions(), progress: any ProgressReporter = SilentProgress()
    ) async throws -> RestoreJob {
        _ = try await archive.follow(source)
        var options = options
        options.accounts = false
        // What is shown of small tables has to hold for large ones.
        options.deferIndexesFrom = 1
        // Every restore of these suites can be tried without folding.
        if ProcessInfo.processInfo.environment["TIDEMARK_REPLAY"] == "sequential" { options.replay = .sequential }
        return RestoreJob(repository: instance, target: try Self.access(target), options: options, progress: progress)
    }

    static func digests(_ server: DatabaseServer, _ schemas: [String] = ["rig", "rig2"]) async throws -> [String:
        String]
    {
        let results = try await DigestJob(
            server: try access(server), selects: { schemas.contains($0.schema) }
        ).run()
        return Dictionary(uniqueKeysWithValues: results.map { ($0.table.description, $0.digest.description) })
    }

    /// The target holds what the source holds now.
    func requireEqual(_ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let wanted = try await Self.digests(source)
        let found = try await Self.digests(target)
        #expect(found == wanted, comment, sourceLocation: sourceLocation)
        if found != wanted {
            for (table, digest) in wanted where found[table] != digest {
                let select = "SELECT * FROM \(table) LIMIT 30;"
                let rows = try await
                    "source:\n\(source.run(select))target:\n\((try? await target.run(select)) ?? "none")"
                Issue.record("\(table)\n\(rows)", sourceLocation: sourceLocation)
            }
        }
    }
}

/// Servers of these suites alone: bookkeeping is one a server, and other suites' schemas would come into the log.
actor RigServers {
    static let shared = RigServers()
    private let servers = SharedServers()

    func source(_ family: ServerFamily) async throws -> DatabaseServer { try await servers.source(family) }

    func target(_ family: ServerFamily) async throws -> DatabaseServer { try await servers.target(family) }
}
