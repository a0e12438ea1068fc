package import Core

/// Something that happened and that somebody may want to hear of.
package struct EventRecord: Sendable, Equatable {
    /// Without gaps, in the order of commits: who has read up to a number has missed nothing before it.
    package let number: Int64
    package let happenedAt: Timestamp
    package let kind: String
    package let project: String?
    package let instance: String?
    /// The job it is about, by its name.
    package let job: String?
    /// The details, as JSON.
    package let document: String
    /// The alarm it is part of; nil for what is no trouble, and for what nobody has looked at yet.
    package let alarm: String?
}
