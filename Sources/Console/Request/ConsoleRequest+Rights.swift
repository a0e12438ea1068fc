package import Service

extension ConsoleRequest {
    /// Whether the caller may; for what a page offers, never instead of the check of the function itself. What the catalog knows
    /// of what is named, as its site and tags, counts.
    package func may(_ function: ServiceFunction, on resource: ResourceReference = .service) async throws -> Bool {
        try await service.permitted(quiet, [function], on: resource).contains(function)
    }

    /// The caller, for what the frame looks at by itself: the audit tells of what the visitor asked for.
    package var quiet: Caller {
        var quiet = caller
        quiet.trail = nil
        return quiet
    }

    /// Those of several functions that the caller may, in one look.
    package func permitted(
        _ functions: [ServiceFunction], on resource: ResourceReference = .service
    ) async throws -> Set<ServiceFunction> {
        try await service.permitted(quiet, functions, on: resource)
    }
}
