package import Core

/// Why a message did not arrive. Says nothing of what the address holds.
package struct CourierFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Trying again changes nothing.
    package let isFinal: Bool
    /// One sentence.
    package let text: String
    /// Seconds the receiver asked to wait; nil where it said nothing.
    package let wait: Double?
    /// Nothing was said yet: another address of the same receiver may be tried at once.
    let isUnconnected: Bool

    package init(_ text: String, isFinal: Bool = false, wait: Double? = nil) {
        self.init(text, isFinal: isFinal, wait: wait, isUnconnected: false)
    }

    init(_ text: String, isFinal: Bool = false, wait: Double? = nil, isUnconnected: Bool) {
        self.text = text
        self.isFinal = isFinal
        self.wait = wait
        self.isUnconnected = isUnconnected
    }

    package var description: String { text }

    /// For those who show one error.
    package var error: TidemarkError {
        TidemarkError(
            isFinal ? .channelRefused : .channelUnreachable, text,
            hint: isFinal ? "Correct the channel, and test it." : "Look at the receiver and the way to it; test again.")
    }
}
