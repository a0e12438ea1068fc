/// Rows behind `lower` up to and including `upper` in the order of the table's key; open where one is absent.
package struct KeyRange: Sendable, Hashable {
    package var partition: String?
    package var lower: KeyBoundary?
    package var upper: KeyBoundary?

    package init(partition: String? = nil, lower: KeyBoundary? = nil, upper: KeyBoundary? = nil) {
        self.partition = partition
        self.lower = lower
        self.upper = upper
    }
}
