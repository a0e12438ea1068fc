package import APIModel
package import Core

/// What a report says of a fact, before it is put into words.
package enum ComplianceStatement: Sendable, Hashable {
    package struct StoreKey: Sendable, Hashable {
        package let store: String
        package let kind: AssignedKey.Kind

        package init(store: String, kind: AssignedKey.Kind) {
            self.store = store
            self.kind = kind
        }
    }

    case covered(by: String)
    case noPlan
    case severalPlans([String])

    case base(at: Timestamp)
    case noBase
    case baseOverdue(newest: Timestamp)
    case baseNotStarted(since: Timestamp)
    case baseTooOld(at: Timestamp, limit: Double)

    case streaming
    case notStreaming
    case noLogWanted

    /// `to` is nil where a stream is extending it.
    case window(from: Timestamp, to: Timestamp?)
    case noWindow
    case gaps(Int)
    case windowTooShort(seconds: Double, limit: Double)

    case behind(seconds: Double, limit: Double?)
    case rpoUnknown

    case copied(to: String, newest: Timestamp)
    case noCopy
    case copyEmpty(String)
    case copyTooOld(String, newest: Timestamp, limit: Double)
    case samePlace(String)
    case placeUnknown(String)

    case locked(String, mode: String, days: Int)
    case notLocked(String)
    case lockTooShort(String, days: Int, limit: Double)
    case lockUnknown(String)

    case sealed
    case nothingStored
    case keys([StoreKey])
    case noKey(of: [String])
    case transport(InstanceTLS)

    case drillPassed(id: String, at: Timestamp, rto: Double?)
    case noDrill
    case drillFailed(at: Timestamp)
    case noEvidence(of: String)
    case drillTooOld(at: Timestamp, limit: Double)

    case rights([RoleCount])
    case rightsNotAvailable

    case auditIntact(entries: Int64, at: Timestamp, checkpoint: Timestamp?)
    case auditNotAvailable
    case auditNeverVerified(entries: Int64)
    case auditBroken(at: Timestamp)
    case auditTooOld(at: Timestamp, limit: Double)

    package func text(in language: ReportLanguage) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}
