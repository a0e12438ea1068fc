package import Core

/// What is said, in the words of the channel's language; how each kind of channel writes it is the forms' affair.
package struct Message: Sendable, Hashable {
    /// The same for every try, so that whoever receives one twice can tell.
    package var id: String
    package var tone: MessageTone
    /// One line.
    package var title: String
    /// What there is to know, as a label and a value, in their order.
    package var facts: [MessageFact]
    /// A line below all of it.
    package var footer: String
    package var happenedAt: Timestamp
    /// The CloudEvent, as the JSON that is sent and signed.
    package var event: [UInt8]

    package init(
        id: String, tone: MessageTone, title: String, facts: [MessageFact], footer: String, happenedAt: Timestamp,
        event: [UInt8]
    ) {
        self.id = id
        self.tone = tone
        self.title = title
        self.facts = facts
        self.footer = footer
        self.happenedAt = happenedAt
        self.event = event
    }
}
