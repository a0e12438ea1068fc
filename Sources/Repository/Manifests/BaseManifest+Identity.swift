package import Core

extension BaseManifest {
    /// A new base's identifier: `20261122T110343Z-9f3c21ab`, which sorts by time.
    package static func newID(at time: Timestamp) -> String {
        "\(time.compactText)-\(RandomIdentifier.hexadecimal(bytes: 4))"
    }
}
