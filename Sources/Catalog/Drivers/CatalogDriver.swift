/// A database that holds a catalog.
///
/// A transaction's body may be run more than once: it changes nothing but the database. It is run again where the database
/// says that it could not be kept apart from another (serialization failure, deadlock, locked), or where the connection
/// broke before COMMIT was sent. Where it broke after that, nobody knows whether it was carried out, and
/// `catalog.unavailable` is thrown: what is written through `Catalog` can be asked for again without harm.
package protocol CatalogDriver: Sendable {
    var dialect: CatalogDialect { get }

    /// Runs `body` in a transaction, committed unless it throws. Errors of the database are `TidemarkError`s of `catalog.`.
    @discardableResult
    func transaction<Result: Sendable>(
        _ access: CatalogAccess, _ body: @escaping @Sendable (any CatalogSession) throws -> Result
    ) async throws -> Result

    /// Ends soon after somebody committed what `CatalogSession.wake` was called in, or after `seconds`.
    func waitForWake(atMost seconds: Double) async throws

    /// Tells those that wait that there is something to do. Never fails: whoever waits looks by itself after a while.
    func wake() async

    func close() async
}
