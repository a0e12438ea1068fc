/// How long is tried to bring a message to its channel.
package struct DeliveryTerms: Sendable, Hashable {
    /// Seconds before the second try; each further pause is twice as long, up to `longest`.
    package var first = 10.0
    package var longest = 3600.0
    /// Seconds after which a message is given up.
    package var patience = 86_400.0
    /// Seconds after which a try nobody has said anything of counts as failed: its server has died.
    package var lease = 120.0

    package init() {}

    /// Seconds after a number of tries.
    package func pause(after tries: Int) -> Double { min(longest, first * Double(1 << min(max(0, tries - 1), 20))) }
}
