internal import Catalog

/// What a caller may, for those who show what there is to be done.
extension TidemarkService {
    /// Those of `functions` that the caller may on a resource; none for nobody. Each function still checks for itself.
    package func permitted(
        _ caller: Caller, _ functions: [ServiceFunction], on resource: ResourceReference = .service
    ) async throws -> Set<ServiceFunction> {
        guard caller.identity != .nobody else { return [] }
        return try await read(caller, .showCaller) { _, permit in
            Set(functions.filter { permit.allows($0, on: resource) })
        }
    }
}
