/// Codes that stand in for the second factor, each once. Shown this once.
package struct RecoveryCodes: Described, Hashable {
    package var codes: [String]

    package init(codes: [String]) {
        self.codes = codes
    }

    package static var schema: Schema {
        .object([
            .required("codes", .list(.text()), "To be kept where the authenticator is not.")
        ])
    }
}
