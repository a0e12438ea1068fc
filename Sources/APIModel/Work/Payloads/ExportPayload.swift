/// One export.
package struct ExportPayload: Sendable, Codable, Hashable {
    /// `catalog`: the service's memory goes to the repository; it may be left out. `data`: a restore point is written to a file.
    package var what: String
    /// Of `data`: the export's name.
    package var export: String?
    /// Of `data`.
    package var order: ExportOrder?

    package init(what: String = "catalog", export: String? = nil, order: ExportOrder? = nil) {
        self.what = what
        self.export = export
        self.order = order
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        what = try container.decodeIfPresent(String.self, forKey: .what) ?? "catalog"
        export = try container.decodeIfPresent(String.self, forKey: .export)
        order = try container.decodeIfPresent(ExportOrder.self, forKey: .order)
    }
}
