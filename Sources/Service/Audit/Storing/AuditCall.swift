/// A call from outside, as far as the audit has to know it.
package struct AuditCall: Sendable, Hashable {
    /// How often alike calls of one caller are written.
    package enum Volume: Sendable, Hashable {
        case each
        /// Once an hour: what workers and those who read figures ask all the time. Refusals are written each.
        case hourly
        /// Of the server about itself, without any right.
        case never
    }

    /// Its name in the API, for what asks for no right.
    package let name: String
    package let volume: Volume

    package init(name: String, volume: Volume) {
        self.name = name
        self.volume = volume
    }
}
