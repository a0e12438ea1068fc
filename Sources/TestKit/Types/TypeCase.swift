/// One column type with the values that go wrong most easily.
package struct TypeCase: Sendable {
    /// What comes after the column's name, such as `DECIMAL(65,30) DEFAULT '1.5'`.
    package let declaration: String
    /// SQL expressions, stored under `sql_mode = ''`.
    package let values: [String]
    package let families: Set<ServerFamily>

    init(_ declaration: String, _ values: [String], only family: ServerFamily? = nil) {
        self.declaration = declaration
        self.values = values
        families = family.map { [$0] } ?? Set(ServerFamily.allCases)
    }

    /// The cases of one family.
    package static func all(_ family: ServerFamily) -> [TypeCase] {
        (numbers + temporals + strings + binaries + lists + structured).filter { $0.families.contains(family) }
    }
}
