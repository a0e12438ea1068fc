/// Why a job failed: the parts of an error that are kept.
package struct WireFailure: Sendable, Codable, Hashable {
    package var code: String
    package var message: String
    package var hint: String

    package init(code: String, message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}
