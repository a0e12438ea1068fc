package import Core

/// What a drill proved, or why it could not: everything somebody needs to judge it later, without the service.
///
/// It holds no floating-point numbers and nothing secret. Times are microseconds since 1970, lengths of time microseconds.
package struct DrillEvidence: Codable, Sendable, Equatable {
    package enum Outcome: String, Codable, Sendable {
        case passed
        case failed
    }

    package var format = 1
    /// `20261122T110343Z-9f3c21ab`.
    package var drill: String
    package var outcome: Outcome
    /// Only of a failed one.
    package var failure: Failure?
    package var who: Who
    package var instance: Source
    package var repository: Place
    package var point: Point
    package var startedAt: Timestamp
    package var endedAt: Timestamp
    /// Absent where not everything was proven.
    package var rto: Duration?
    /// By name.
    package var tables: [Table]
    /// In the plan's order.
    package var assertions: [AssertionResult]
    package var versions: Versions
    package var manifests: [Manifest]
    /// Accounts and objects that could not be made.
    package var undone: [String]
    package var notes: [String]

    package struct Failure: Codable, Sendable, Equatable {
        package var code: String
        package var message: String
    }

    /// Service and project are filled in by the service when it signs.
    package struct Who: Codable, Sendable, Equatable {
        package var service = ""
        package var project = ""
        package var job: String
        package var worker: String
        /// By its name; absent where somebody asked for the drill.
        package var plan: String?
    }

    package struct Source: Codable, Sendable, Equatable {
        /// In the catalog.
        package var id: String
        package var name: String
        /// In the repository.
        package var storedID: String
        package var flavour: DatabaseFlavour
    }

    package struct Place: Codable, Sendable, Equatable {
        /// Random, 32 hexadecimal digits: as in the repository itself.
        package var id: String
        /// In the catalog.
        package var name: String
        /// The object this document is stored as.
        package var object: String
    }

    /// The restore point, and how it was chosen.
    package struct Point: Codable, Sendable, Equatable {
        package var which: String
        /// Of the choice, where it was left to chance; a decimal number.
        package var seed: String?
        /// As of `tidemark restore --to`.
        package var asked: String
        package var base: String
        package var gtid: GTID?
        /// The state of the source's log that was reached.
        package var position: String
        /// When the last transaction of that state committed.
        package var time: Timestamp
    }

    package struct Duration: Codable, Sendable, Equatable {
        /// From the drill's start until the instance answered and everything was proven.
        package var microseconds: Int64
        /// In the order in which they first began.
        package var phases: [Phase]
    }

    package struct Phase: Codable, Sendable, Equatable {
        package var name: String
        package var microseconds: Int64
    }

    package struct Table: Codable, Sendable, Equatable {
        package var table: String
        package var rows: UInt64
        package var digest: String
        /// `load`, `log` or `none`: what the digest was compared with.
        package var proof: String
    }

    package struct Versions: Codable, Sendable, Equatable {
        package var tidemark: String
        package var source: String
        package var target: String?
    }

    package struct Manifest: Codable, Sendable, Equatable {
        package var object: String
        /// Of the stored bytes, hexadecimal.
        package var sha256: String
    }
}
