internal import Core
internal import Service

/// What an overview is of: the project that was chosen, or all that the visitor sees of all of them.
struct OverviewScope: Sendable {
    /// Nil for all.
    let project: String?
    let overview: FleetOverview

    /// What stands for all projects in an address: no project is called that.
    static let all = "*"

    /// Whoever does not see the chosen project gets what they see.
    static func find(_ request: ConsoleRequest) async throws -> OverviewScope {
        let wanted = request.query["project"] ?? request.settings.project
        if wanted != all {
            do {
                return OverviewScope(
                    project: wanted, overview: try await request.service.overview(request.caller, of: wanted))
            } catch let error as TidemarkError where error.isAbsence {
                guard request.query["project"] == nil else { throw error }
            }
        }
        return OverviewScope(project: nil, overview: try await request.service.overview(request.caller))
    }

    /// Nil where the visitor may not see it.
    func seen<Value: Sendable>(_ look: @Sendable () async throws -> Value) async throws -> Value? {
        do {
            return try await look()
        } catch let error as TidemarkError where error.isAbsence {
            return nil
        }
    }

    /// The list of instances that have something in common.
    func instances(_ name: String, _ value: String) -> String {
        let scope = project.map { "&project=\(PercentEncoding.encoded($0))" } ?? "&project=\(Self.all)"
        return "/instances?\(name)=\(PercentEncoding.encoded(value))\(scope)"
    }
}
