/// A token that has just been made, with the text that is shown this once.
package struct NewTokenDocument: Described, Hashable {
    package var token: String
    package var document: TokenDocument

    package init(token: String, document: TokenDocument) {
        self.token = token
        self.document = document
    }

    package static var schema: Schema {
        .object([
            .required("token", .text(), "To be sent as `Authorization: Bearer …`. Shown this once."),
            .required("document", .type(TokenDocument.self), "What is shown from now on."),
        ])
    }
}
