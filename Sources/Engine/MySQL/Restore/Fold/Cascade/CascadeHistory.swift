/// Of tables that are children and parents at once: every moment at which the log makes a row, takes it away, or changes
/// what it refers to or is referred to by.
struct CascadeHistory {
    struct Entry {
        let place: UInt64
        /// The columns of `CascadePlan.inner`; nil where the row has gone.
        let values: [[UInt8]?]?
    }

    /// By the rows' keys, in the order of their places.
    private(set) var entries: [[UInt8]: [Entry]] = [:]
    private(set) var memory = 0

    mutating func add(_ values: [[UInt8]?]?, _ key: [UInt8], at place: UInt64) {
        let known = entries[key] != nil
        entries[key, default: []].append(Entry(place: place, values: values))
        memory += (known ? 0 : key.count + 96) + 24 + (values?.reduce(0) { $0 + ($1?.count ?? 0) + 40 } ?? 0)
    }

    mutating func forget() {
        entries = [:]
        memory = 0
    }
}
