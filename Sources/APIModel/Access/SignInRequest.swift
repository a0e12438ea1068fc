/// The administrator signs in.
package struct SignInRequest: Described, Hashable {
    package var password: String

    package init(password: String) { self.password = password }

    package static var schema: Schema {
        .object([.required("password", .text(TextRule(least: 1, most: 1024)), "The administrator's password.")])
    }
}
