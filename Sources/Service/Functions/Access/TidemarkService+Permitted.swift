internal import Catalog

/// What a caller may, for those who show what there is to be done.
extension TidemarkService {
    /// Those of `functions` that the caller may on a resource; none for nobody. Each function still checks for itself.
    package func permitted(
        _ caller: Caller, _ functions: [ServiceFunction], on resource: ResourceReference = .service
    ) async throws -> Set<ServiceFunction> {
        guard caller.identity != .nobody else { return [] }
        return try await read(caller, .showCaller) { transaction, permit in
            let isAll = functions.allSatisfy { permit.allowsEverywhere($0) }
            let whole = isAll ? resource : try transaction.filled(resource)
            return Set(functions.filter { permit.offers($0, on: whole) })
        }
    }
}
