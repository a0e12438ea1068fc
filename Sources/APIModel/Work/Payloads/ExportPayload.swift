/// One export.
package struct ExportPayload: Sendable, Codable, Hashable {
    /// `catalog`: the service's memory goes to the repository.
    package var what: String

    package init(what: String) { self.what = what }
}
