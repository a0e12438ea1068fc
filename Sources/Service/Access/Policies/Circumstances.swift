package import Core

/// What rights depend on besides who asks for what.
package struct Circumstances: Sendable, Hashable {
    package var moment: Timestamp
    /// Nil inside the process, and where nobody knows.
    package var address: String?
    package var hasSecondFactor: Bool

    package init(moment: Timestamp, address: String? = nil, hasSecondFactor: Bool = false) {
        self.moment = moment
        self.address = address
        self.hasSecondFactor = hasSecondFactor
    }
}
