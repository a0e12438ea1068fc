/// What a range planner asks of the server.
package protocol BoundarySource {
    /// The key `skip` rows behind the first row of `range`, in key order; nil where there are not so many.
    func boundary(in range: KeyRange, skip: Int) async throws -> KeyBoundary?

    /// Whether the server, given the boundary back, has the same value: bytes that are no text of their character set
    /// are changed or refused on the way.
    func isFaithful(_ boundary: KeyBoundary) async throws -> Bool
}
