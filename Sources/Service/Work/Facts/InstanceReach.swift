package import APIModel
package import Core

/// How far the stream of an instance is: the part of what is known that changes all the time, and is stored apart.
package struct InstanceReach: Sendable, Hashable {
    /// Identifier of the repository the log goes to.
    package var repository: String
    /// Everything the source committed up to here is durable.
    package var through: Timestamp?
    /// When that was said, by the catalog's clock.
    package var throughSeen: Timestamp?
    /// Seconds by which the source's clock is ahead of the catalog's.
    package var sourceAhead: Double?
    /// When a stream was heard of last, by the catalog's clock; nil where it said that it has ended.
    package var streamSeen: Timestamp?
    /// By the catalog's clock.
    package var updatedAt: Timestamp

    package init(repository: String, at now: Timestamp) {
        self.repository = repository
        updatedAt = now
    }

    /// Takes up what a job says of it. What is durable never becomes less.
    package mutating func take(_ update: InstanceFactsUpdate, at now: Timestamp) {
        updatedAt = now
        if let later = update.through {
            through = max(later, through ?? later)
            throughSeen = now
        }
        if let clock = update.sourceTime { sourceAhead = clock.seconds(since: now) }
        if let isStreaming = update.isStreaming { streamSeen = isStreaming ? now : nil }
    }
}

extension InstanceFactsUpdate {
    /// It tells nothing but how far the log is.
    package var isOfReach: Bool {
        var rest = self
        (rest.through, rest.sourceTime, rest.isStreaming) = (nil, nil, nil)
        return rest == InstanceFactsUpdate(repository: repository)
    }
}
