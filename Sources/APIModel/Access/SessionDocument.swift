/// A session that has just begun. Its token is shown this once.
package struct SessionDocument: Described, Hashable {
    /// To be sent as `Authorization: Bearer …`.
    package var token: String
    package var expiresAt: WireTime

    package init(token: String, expiresAt: WireTime) {
        self.token = token
        self.expiresAt = expiresAt
    }

    package static var schema: Schema {
        .object([
            .required("token", .text(), "To be sent as `Authorization: Bearer …`. Shown this once."),
            .required("expiresAt", .time, "When it ends, whether used or not."),
        ])
    }
}
