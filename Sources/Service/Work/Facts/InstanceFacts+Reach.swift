extension InstanceFacts {
    /// How far its stream is.
    package var reach: InstanceReach {
        var reach = InstanceReach(repository: repository, at: updatedAt)
        reach.through = through
        reach.throughSeen = throughSeen
        reach.sourceAhead = sourceAhead
        reach.streamSeen = streamSeen
        return reach
    }

    /// Takes what is stored of it apart, which is newer. Of no effect where that is about another repository.
    package mutating func overlay(_ reach: InstanceReach) {
        guard reach.repository == repository else { return }
        through = reach.through
        throughSeen = reach.throughSeen
        sourceAhead = reach.sourceAhead
        streamSeen = reach.streamSeen
        updatedAt = max(updatedAt, reach.updatedAt)
    }
}
