internal import Core
internal import Repository

/// Where the archive, or what was received for it, ends.
struct LogEnd: Sendable {
    var position: LogPosition
    var source: SourceIdentity
    var endsInsideTransaction: Bool

    init(position: LogPosition, source: SourceIdentity, endsInsideTransaction: Bool) {
        self.position = position
        self.source = source
        self.endsInsideTransaction = endsInsideTransaction
    }

    init(_ last: SegmentIndex) {
        self.init(position: last.end, source: last.source, endsInsideTransaction: last.endsInsideTransaction)
    }
}
