internal import APIModel

extension Page {
    /// A page out of rows of which one more than wanted was asked for. `key` is what the next page begins behind.
    init<Row>(_ rows: [Row], _ request: PageRequest, key: (Row) -> String, item: (Row) throws -> Item) rethrows {
        let shown = rows.prefix(request.limit)
        self.init(items: try shown.map(item), next: rows.count > request.limit ? shown.last.map(key) : nil)
    }
}
