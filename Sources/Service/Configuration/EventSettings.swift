package import Courier

/// How messages about events are carried.
package struct EventSettings: Sendable, Equatable {
    /// Addresses that channels may connect to though rules forbid them, such as link-local ones.
    package var allowed: [AddressRange] = []
    /// A PEM file with authorities that are trusted beside those of the machine; nil for none.
    package var trustFile: String?

    package init() {}

    package var courier: CourierOptions {
        let allowed = allowed
        return CourierOptions(
            rules: AddressRules { address in allowed.contains { $0.contains(address) } }, trustFile: trustFile)
    }
}
