package import Core

/// What a restore would do, found out without changing anything.
package struct RestoreForecast: Sendable {
    package var plan: RestorePlan
    package var flavour: DatabaseFlavour
    package var serverVersion: String
    package var settings: [String: String]
    /// An unfinished restore of the same request is on the target, and would be continued.
    package var resumes: Bool

    // MARK: Read

    /// Of the base, those that are still to be loaded.
    package var chunks: UInt64
    /// Size of these as stored, each stored object once.
    package var chunkBytes: UInt64
    /// Size of their rows.
    package var rowBytes: UInt64
    package var rows: UInt64
    /// Segments of the log, from the base's first to the one of the cut.
    package var segments: UInt64
    /// Size of the stored objects these are in.
    package var segmentBytes: UInt64
    /// Size of their events.
    package var eventBytes: UInt64
    /// Row changes in these segments that concern what is restored; those before the base's positions are counted, too.
    package var changes: UInt64

    // MARK: Written

    /// Databases and tables under their names on the target.
    package var databases: [String]
    package var tables: [TableName]
    /// Needed on the way, and dropped at the end.
    package var helpers: [TableName]
    /// Views, routines, triggers, events.
    package var objects: UInt64
    package var accounts: UInt64
    /// What of the target would be dropped first: `the table shop.orders`.
    package var replaced: [String]
    /// What would be given another name.
    package var renamed: ExistingMoves
    /// Why the restore would be refused as things are; nil where it would not.
    package var refusal: TidemarkError?

    package var estimate: RestoreEstimate
}
