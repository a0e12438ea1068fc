internal import APIModel

/// What has an address of its own: where it was made, the answer says so as `Location`.
protocol Located {
    /// Path and query.
    var location: String { get }
}

extension SessionDocument: Located {
    var location: String { "\(RouteTable.base)/session" }
}

extension NewTokenDocument: Located {
    var location: String { "\(RouteTable.base)/tokens/\(document.name)" }
}

extension PolicyDocument: Located {
    var location: String { "\(RouteTable.base)/policies/\(name)" }
}

extension GrantDocument: Located {
    var location: String { "\(RouteTable.base)/grants/\(id)" }
}

extension ProjectDocument: Located {
    var location: String { "\(RouteTable.base)/projects/\(name)" }
}

extension SiteDocument: Located {
    var location: String { "\(RouteTable.base)/sites/\(name)?project=\(project)" }
}

extension InstanceDocument: Located {
    var location: String { "\(RouteTable.base)/instances/\(name)?project=\(project)" }
}

extension RepositoryDocument: Located {
    var location: String { "\(RouteTable.base)/repositories/\(name)?project=\(project)" }
}

extension PlanDocument: Located {
    var location: String { "\(RouteTable.base)/plans/\(name)?project=\(project)" }
}

extension DataExportDocument: Located {
    var location: String { "\(RouteTable.base)/exports/\(id)" }
}

extension NewLinkDocument: Located {
    var location: String { "\(RouteTable.base)/links/\(document.id)" }
}

extension JobDocument: Located {
    var location: String { "\(RouteTable.base)/jobs/\(id)" }
}

extension NewPersonDocument: Located {
    var location: String { "\(RouteTable.base)/people/\(person.name)" }
}
