package import Core
internal import Foundation

/// Secrets of the service itself, sealed among its settings.
extension CatalogTransaction {
    private struct SealedSetting: Codable {
        let sealed: Base64Bytes
    }

    /// Nil where none is stored. Throws `catalog.secret` where it does not open, `catalog.damaged` where it is no secret.
    package func secret(_ name: String) throws -> Secret? {
        guard let stored = try settings.value(of: name) else { return nil }
        guard let setting = try? JSONDecoder().decode(SealedSetting.self, from: Data(stored.document.utf8)) else {
            throw TidemarkError(
                .catalogDamaged, "The catalog's setting \(name) is no sealed secret.",
                hint: "Was the catalog changed by hand? Restore it from its export in a repository.")
        }
        return try sealing.open(setting.sealed.bytes, context: Self.context(name))
    }

    /// Stores a secret once. Throws `catalog.changed` where there is one.
    package func addSecret(_ secret: Secret, _ name: String) throws {
        let sealed = Base64Bytes(try sealing.seal(secret, context: Self.context(name)))
        try settings.set(name, to: "{\"sealed\":\"\(sealed)\"}", over: nil)
    }

    private static func context(_ name: String) -> String { "setting/\(name)" }
}
