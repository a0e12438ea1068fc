/// How messages are carried.
package struct CourierOptions: Sendable {
    package var rules: AddressRules
    /// A PEM file with authorities that are trusted beside those of the machine; nil for none.
    package var trustFile: String?
    /// Seconds for one message, from the first byte to the receiver's word.
    package var seconds: Double
    /// Seconds until one address of a receiver counts as one that nobody answers at.
    static let connectSeconds = 5.0

    package init(rules: AddressRules = AddressRules(), trustFile: String? = nil, seconds: Double = 20) {
        self.rules = rules
        self.trustFile = trustFile
        self.seconds = seconds
    }
}
