/// How many others must approve what somebody does by a verb, and for how long their approval is good.
package struct ApprovalRule: Sendable, Hashable, Codable {
    /// Persons besides the one who asks; nil for one as soon as everybody who may do it has somebody else who may approve.
    package var needs: Int?
    /// From asking to using it, seconds.
    package var seconds: Double

    package static let standardSeconds: Double = 86_400

    package init(needs: Int?, seconds: Double = ApprovalRule.standardSeconds) {
        self.needs = needs
        self.seconds = seconds
    }
}
