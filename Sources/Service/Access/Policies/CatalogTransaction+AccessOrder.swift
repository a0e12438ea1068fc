internal import APIModel
internal import Catalog
internal import Core

/// What must hold after every change of what rights follow from.
extension CatalogTransaction {
    /// Makes a change, and throws `access.last` where nobody could manage access any more, `access.duties` where somebody would
    /// have duties that are kept apart.
    func keepingOrder(_ change: () throws -> Void) throws {
        let before = try accessBook(revision: 0)
        try change()
        let after = try accessBook(revision: 0)
        // Whoever has duties that are kept apart has no rights at all, so this comes first.
        let mixed = after.keepsDutiesApart ? Self.mixed(in: after) : []
        guard mixed.isEmpty else { throw Self.mixed(mixed) }
        guard before.holders(of: .manageAccess).isEmpty || !after.holders(of: .manageAccess).isEmpty else {
            throw TidemarkError(
                .accessLast, "Nobody could manage access any more.",
                hint: "Grant somebody else a role with manage-access first, everywhere and without conditions.")
        }
    }

    /// Throws `access.duties` where a token has every duty by its scope.
    func requireNoFullTokens() throws {
        let now = try now()
        let full = try access.tokens(after: "", limit: Int(Int32.max))
            .filter { $0.scope == .administrator && !$0.isExpired(at: now) }.map { "token \($0.name)" }
        guard full.isEmpty else { throw Self.mixed(full) }
    }

    private static func mixed(in book: AccessBook) -> [String] {
        book.subjects.filter { Rights.duties(of: book.holdings(of: [$0])).count > 1 }
            .map { "\($0.kind.rawValue) \($0.name)" }.sorted()
    }

    private static func mixed(_ names: [String]) -> TidemarkError {
        TidemarkError(
            .accessDuties, "More than one of the duties system, security and audit: \(Array(names.prefix(20)).listed).",
            hint:
                "Give each one of system-administrator, security-administrator and auditor, and tokens the scope granted."
        )
    }
}
