internal import Catalog
internal import Synchronization

/// The book that was read last: whoever asks again compares its revision alone.
final class AccessBookCache: Sendable {
    private let newest = Mutex<AccessBook?>(nil)

    init() {}

    func book(_ transaction: CatalogTransaction) throws -> AccessBook {
        // The revision first: what is read behind it is never older.
        let revision = try transaction.accessRevision()
        if let known = newest.withLock({ $0 }), known.revision == revision { return known }
        let book = try transaction.accessBook(revision: revision)
        newest.withLock { $0 = book }
        return book
    }
}
