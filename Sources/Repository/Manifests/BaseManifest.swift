package import Core

/// Everything a base consists of. It is written last, once: a base exists when its manifest exists.
package struct BaseManifest: Codable, Sendable, Hashable {
    /// Version of this structure.
    package var format: Int
    /// Sorts by time of start: see `BaseManifest.newID`.
    package var id: String
    /// Identifier of the instance.
    package var instance: String
    package var state: BaseState
    package var startedAt: Timestamp
    package var finishedAt: Timestamp?
    /// While it is being made: when its writer last showed that it is alive.
    package var savedAt: Timestamp?
    package var flavour: DatabaseFlavour
    package var serverVersion: String
    package var source: SourceIdentity
    /// Server variables a restore depends on: `lower_case_table_names`, …
    package var settings: [String: String]
    /// Foreign-key cascades are in the log (MySQL from 9.6 unless switched off).
    package var cascadesLogged: Bool
    /// The oldest `low` of all tables.
    package var low: LogPosition
    /// The largest `high`: from here on the base with the log is exact.
    package var convergence: LogPosition
    /// Commit time at `convergence`, or the source's clock when it was taken: the first restore point.
    package var convergenceTime: Timestamp
    /// The run of the log it needs.
    package var run: String
    /// Replay begins in this segment: the newest one when the first `low` was taken.
    package var firstSegment: UInt64
    /// The log up to this segment reaches `convergence`.
    package var convergenceSegment: UInt64
    package var schemas: [SchemaDefinition]
    package var tables: [TableManifest]
    package var objects: [ObjectDefinition]
    /// Objects are as of some state after this.
    package var objectsLow: LogPosition
    package var accounts: [AccountDefinition]
    /// Empty: everything.
    package var include: [TablePattern]
    package var exclude: [TablePattern]
    /// Tables that were listed and then dropped by the application.
    package var droppedDuringRead: [TableName]
    /// The same names with the position up to which the log about them is over; nil in bases made before it was kept.
    package var absent: [AbsentTable]?
    /// The low of every other name: what was not listed then did not exist. Later than `low` in a continued base.
    package var listingLow: LogPosition?
    /// What the user should know about this base.
    package var notes: [String]

    package init(
        format: Int = 1, id: String, instance: String, state: BaseState, startedAt: Timestamp,
        finishedAt: Timestamp? = nil, flavour: DatabaseFlavour, serverVersion: String, source: SourceIdentity,
        settings: [String: String] = [:], cascadesLogged: Bool, low: LogPosition, convergence: LogPosition,
        convergenceTime: Timestamp, run: String, firstSegment: UInt64, convergenceSegment: UInt64,
        schemas: [SchemaDefinition] = [], tables: [TableManifest] = [], objects: [ObjectDefinition] = [],
        objectsLow: LogPosition, accounts: [AccountDefinition] = [], include: [TablePattern] = [],
        exclude: [TablePattern] = [], droppedDuringRead: [TableName] = [], notes: [String] = []
    ) {
        self.format = format
        self.id = id
        self.instance = instance
        self.state = state
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.flavour = flavour
        self.serverVersion = serverVersion
        self.source = source
        self.settings = settings
        self.cascadesLogged = cascadesLogged
        self.low = low
        self.convergence = convergence
        self.convergenceTime = convergenceTime
        self.run = run
        self.firstSegment = firstSegment
        self.convergenceSegment = convergenceSegment
        self.schemas = schemas
        self.tables = tables
        self.objects = objects
        self.objectsLow = objectsLow
        self.accounts = accounts
        self.include = include
        self.exclude = exclude
        self.droppedDuringRead = droppedDuringRead
        self.notes = notes
    }
}
