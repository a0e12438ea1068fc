package import Catalog
internal import Core
internal import Foundation
internal import Repository

/// Which service a catalog is of: 16 hexadecimal digits, made once and kept in the catalog. Exports and evidence bear it.
package enum ServiceIdentity {
    private static let setting = "service.identity"

    private struct Stored: Codable {
        let id: String
    }

    /// The identifier, which is made where there is none yet. Of several servers that begin at once all get the same.
    package static func current(_ transaction: CatalogTransaction) throws -> String {
        if let id = try known(transaction) { return id }
        let id = RandomIdentifier.hexadecimal(bytes: 8)
        do {
            try transaction.settings.set(setting, to: "{\"id\":\"\(id)\"}", over: nil)
        } catch let error as TidemarkError where error.code == .catalogChanged {
            // Another server was first.
        }
        return try known(transaction) ?? id
    }

    /// Nil where it was never made.
    package static func known(_ transaction: CatalogTransaction) throws -> String? {
        guard let stored = try transaction.settings.value(of: setting) else { return nil }
        guard let id = try? JSONDecoder().decode(Stored.self, from: Data(stored.document.utf8)).id,
            StoredExport.isService(id)
        else {
            throw TidemarkError(
                .catalogDamaged, "The catalog does not say which service it is of.",
                hint: "Was the catalog changed by hand? Restore it from its export in a repository.")
        }
        return id
    }
}
