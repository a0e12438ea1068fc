/// Where a setting comes from; a later one outdoes an earlier.
package enum ConfigurationOrigin: String, Sendable, Comparable, CaseIterable {
    case standard = "default"
    case file
    case environment
    case flag

    private var rank: Int {
        switch self {
        case .standard: 0
        case .file: 1
        case .environment: 2
        case .flag: 3
        }
    }

    package static func < (left: ConfigurationOrigin, right: ConfigurationOrigin) -> Bool { left.rank < right.rank }
}
