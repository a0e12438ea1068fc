internal import Core

extension ObjectNames {
    static let catalogs = "catalog/"

    static func catalogs(of service: String) -> String { "\(catalogs)\(service)/" }

    static func catalogExport(_ id: String, of service: String) -> String { "\(catalogs(of: service))\(id).export" }
}

extension InstanceNames {
    var drills: String { all + "drills/" }

    func evidence(_ drill: String) -> String { "\(drills)\(drill).evidence" }

    /// The drill in the name of its evidence; nil where it is another kind of name.
    func drill(ofEvidence name: String) -> String? {
        ObjectNames.identifier(in: name, prefix: drills, suffix: ".evidence")
    }
}
