/// One export.
package struct ExportPayload: Sendable, Codable, Hashable {
    /// `catalog`: the service's memory goes to the repository. There is nothing else yet, so that it may be left out.
    package var what: String

    package init(what: String = "catalog") { self.what = what }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        what = try container.decodeIfPresent(String.self, forKey: .what) ?? "catalog"
    }
}
