/// A foreign key between two tables that may be folded, by whose cascades rows of the child change without a word in
/// the log.
struct CascadeLink {
    /// Numbers of the tables.
    let child: Int
    let parent: Int
    /// The parent's stream of events the key follows.
    let stream: Int
    /// The key's columns in the child's rows, in the order of the stream's.
    let columns: CascadeColumns
    let onDelete: CascadeAction
    let onUpdate: CascadeAction

    func action(_ event: CascadeEvent) -> CascadeAction { event.new == nil ? onDelete : onUpdate }

    /// The number of the first event later than `place` that does something; nil where there is none.
    func next(in events: [CascadeEvent], after place: UInt64) -> Int? {
        var low = 0
        var high = events.count
        while low < high {
            let middle = (low + high) / 2
            if events[middle].place > place { high = middle } else { low = middle + 1 }
        }
        return events.indices[low...].first { action(events[$0]) != .none }
    }
}
