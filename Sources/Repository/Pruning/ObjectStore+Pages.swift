internal import ObjectStore

extension ObjectStore {
    /// Every object whose key begins with `prefix`, in rising order, without holding all of them.
    func forEach(_ prefix: String, _ body: (ObjectEntry) throws -> Void) async throws {
        let page = 10_000
        var last: String?
        while true {
            let entries = try await list(prefix, after: last, limit: page)
            for entry in entries { try body(entry) }
            guard entries.count == page, let end = entries.last else { return }
            last = end.key
        }
    }
}
