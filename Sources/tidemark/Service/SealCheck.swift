internal import Catalog
internal import Core

/// Keeps a sealed word in the catalog, so that a server with another key finds out before it seals anything with it.
enum SealCheck {
    private static let name = "service.seal"
    private static let context = "service/seal"
    private static let word = Secret("tidemark")

    /// Throws `catalog.secret` where the catalog's secrets were sealed with another key.
    static func run(_ catalog: Catalog) async throws {
        try await catalog.write { transaction in
            if let stored = try transaction.settings.value(of: name) {
                return try compare(stored.document, transaction.sealing)
            }
            let sealed = try transaction.sealing.seal(word, context: context)
            do {
                try transaction.settings.set(name, to: "\"\(Hex.encode(sealed))\"", over: nil)
            } catch let error as TidemarkError where error.code == .catalogChanged {
                // Another server was first, maybe with another key.
                guard let stored = try transaction.settings.value(of: name) else { throw error }
                try compare(stored.document, transaction.sealing)
            }
        }
    }

    private static func compare(_ document: String, _ sealing: any SecretSealing) throws {
        guard let sealed = Hex.decode(document.filter { $0 != "\"" }),
            let opened = try? sealing.open(sealed, context: context), opened == word
        else {
            throw TidemarkError(
                .catalogSecret, "the catalog's secrets were sealed with another key than this data folder's",
                hint: "copy \(SealingKey.fileName) of the data folder that the catalog was made with into this one")
        }
    }
}
