/// A link that has just been made, with the address that is shown this once.
package struct NewLinkDocument: Described, Hashable {
    /// On this server; it holds the link's secret.
    package var path: String
    package var document: LinkDocument

    package init(path: String, document: LinkDocument) {
        self.path = path
        self.document = document
    }

    package static var schema: Schema {
        .object([
            .required("path", .text(), "Whoever knows it can fetch the file. Shown this once."),
            .required("document", .type(LinkDocument.self), "What is shown from now on."),
        ])
    }
}
