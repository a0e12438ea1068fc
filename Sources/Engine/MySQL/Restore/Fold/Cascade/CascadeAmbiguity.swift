/// Finds what the log cannot tell: whom rows follow that were read while a value passed from one parent to another.
///
/// A row shows the value it had when it was read. Where the log names this value as one that goes and later, by ON UPDATE
/// CASCADE, as one that another becomes, both while the row's table was read, the row may have been read before the first
/// or after the second, and only in the first case does the first concern it.
struct CascadeAmbiguity {
    let tracker: CascadeTracker

    /// Numbers of the tables of which rows cannot be told.
    func tables() -> Set<Int> {
        var found: Set<Int> = []
        for link in tracker.plan.links where link.onUpdate == .rewrite && !found.contains(link.child) {
            let open = tracker.floors[link.child]..<max(tracker.floors[link.child], tracker.ceilings[link.child])
            if !open.isEmpty, isAmbiguous(tracker.streams[link.stream], open) { found.insert(link.child) }
        }
        return found
    }

    private func isAmbiguous(_ stream: CascadeStream, _ open: Range<UInt64>) -> Bool {
        var scratch: [UInt8] = []
        for events in stream.events.values {
            for event in events {
                guard let new = event.new, open.lowerBound < event.place, event.place <= open.upperBound else {
                    continue
                }
                switch stream.value(of: new.map(\.bytes), &scratch) {
                case .null: continue
                case .unknown: return true
                case .known: break
                }
                let given = stream.events[scratch]?.first { open.lowerBound < $0.place }
                if let given, given.place < event.place { return true }
            }
        }
        return false
    }
}
