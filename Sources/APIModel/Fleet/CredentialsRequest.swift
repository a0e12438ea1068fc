/// The password of an instance's account, to be kept sealed; absent to forget it.
package struct CredentialsRequest: Described, Hashable {
    package var password: String?

    package init(password: String?) { self.password = password }

    package static var schema: Schema {
        .object([
            .optional(
                "password", .text(TextRule(least: 1, most: 1024)), "Kept sealed, never shown; absent to forget it.")
        ])
    }
}
