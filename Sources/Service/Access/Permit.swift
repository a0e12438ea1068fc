internal import Catalog
internal import Core

/// What a caller may do, as it stands in the transaction that what it does is done in: a right that was taken away before
/// the transaction began does not count in it.
package struct Permit {
    let caller: Caller

    init(_ caller: Caller, _ transaction: CatalogTransaction) throws {
        self.caller = caller
    }

    /// Throws what `Authority` throws; allowed or refused, the caller's trail knows of it.
    func require(_ function: ServiceFunction, on resource: ResourceReference) throws(TidemarkError) {
        let isAllowed: Bool
        do {
            try Authority.require(caller, function, on: resource)
            isAllowed = true
        } catch {
            caller.trail?.note(AuditStep(function: function, resource: resource, isAllowed: false))
            throw error
        }
        caller.trail?.note(AuditStep(function: function, resource: resource, isAllowed: isAllowed))
    }

    /// Whether the caller may; nothing is noted. For lists, which show what may be seen.
    func allows(_ function: ServiceFunction, on resource: ResourceReference) -> Bool {
        (try? Authority.require(caller, function, on: resource)) != nil
    }

    /// What a change changes, for the audit: nil before for what is new, nil after for what goes. Nothing secret.
    func note(before: (any Encodable)?, after: (any Encodable)?) {
        caller.trail?.note(AuditChange(before: before, after: after))
    }
}
