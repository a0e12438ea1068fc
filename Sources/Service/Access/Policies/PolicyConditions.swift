/// When a rule applies; what is nil or empty says nothing. All of them must hold.
package struct PolicyConditions: Sendable, Hashable {
    /// The request comes from one of these.
    package var addresses: [AddressRange] = []
    /// The request comes from none of these, or nobody knows from where.
    package var exceptAddresses: [AddressRange] = []
    package var hours: PolicyHours?
    /// Whether a second factor was shown at signing in.
    package var secondFactor: Bool?

    package init() {}

    package var isEmpty: Bool { self == PolicyConditions() }

    func hold(_ circumstances: Circumstances) -> Bool {
        if !addresses.isEmpty {
            guard let address = circumstances.address, addresses.contains(where: { $0.contains(address) }) else {
                return false
            }
        }
        if let address = circumstances.address, exceptAddresses.contains(where: { $0.contains(address) }) {
            return false
        }
        if let hours, !hours.contains(circumstances.moment) { return false }
        return secondFactor.map { $0 == circumstances.hasSecondFactor } ?? true
    }
}
