internal import Catalog
internal import Core

/// The one way from a function to the catalog: the right is asked for in the transaction that the work is done in.
extension TidemarkService {
    /// Reads one state of the catalog, of which the caller's rights are part. Throws what `Permit.require` throws.
    func read<Result: Sendable>(
        _ caller: Caller, _ function: ServiceFunction, on resource: ResourceReference = .service,
        _ body: @escaping @Sendable (CatalogTransaction, Permit) throws -> Result
    ) async throws -> Result {
        let cache = accessBooks
        return try await catalog.read { transaction in
            let permit = try Permit(caller, transaction, cache, isChange: false)
            try permit.require(function, on: resource)
            return try body(transaction, permit)
        }
    }

    /// Reads and writes, and has the audit tell of it in the same transaction. Throws what `Permit.require` throws, and
    /// `audit.unavailable` where that cannot be written: then nothing is changed. The body may be run more than once. Where
    /// others have to approve and the caller asks for that, they are asked: nothing else is done, and `access.asked` is thrown.
    @discardableResult
    func write<Result: Sendable>(
        _ caller: Caller, _ function: ServiceFunction, on resource: ResourceReference = .service,
        _ body: @escaping @Sendable (CatalogTransaction, Permit) throws -> Result
    ) async throws -> Result {
        let cache = accessBooks
        do {
            return try await audit.write(caller) { transaction, caller in
                let permit = try Permit(caller, transaction, cache, isChange: true)
                try permit.require(function, on: resource)
                return try body(transaction, permit)
            }
        } catch let wanted as ApprovalWanted {
            guard let ask = caller.ask else { throw wanted.error }
            try await requestApproval(caller, wanted, ask)
            throw wanted.error
        }
    }
}
