/// One verification of an instance's objects, or of the whole repository.
package struct VerifyPayload: Sendable, Codable, Hashable {
    package var plan: String?
    /// `quick`, `sample` or `full`.
    package var depth: String?
    /// Of a sample.
    package var percent: Double?
    package var seed: UInt64?

    package init() {}
}
