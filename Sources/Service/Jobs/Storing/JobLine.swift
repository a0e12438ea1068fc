package import Core

/// One line a job said. Numbers begin at 1 and have no gaps.
package struct JobLine: Sendable, Equatable {
    package enum Level: String, Sendable, CaseIterable {
        case note
        case warning
        case error
    }

    package let number: Int64
    /// By the catalog's clock.
    package let writtenAt: Timestamp
    package let level: Level
    package let code: ErrorCode?
    package let message: String

    package init(number: Int64, writtenAt: Timestamp, level: Level, code: ErrorCode? = nil, message: String) {
        self.number = number
        self.writtenAt = writtenAt
        self.level = level
        self.code = code
        self.message = message
    }
}
