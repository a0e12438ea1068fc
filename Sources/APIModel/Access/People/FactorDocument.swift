/// A second factor that has to be confirmed by a code before it counts.
package struct FactorDocument: Described, Hashable {
    package var secret: String
    package var uri: String

    package init(secret: String, uri: String) {
        self.secret = secret
        self.uri = uri
    }

    package static var schema: Schema {
        .object([
            .required("secret", .text(), "In base32, to be typed into an authenticator. Shown this once."),
            .required("uri", .text(), "The same as otpauth:, to be shown as a QR code."),
        ])
    }
}
