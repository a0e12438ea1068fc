/// Which restore point of an instance a drill proves.
package enum DrillPoint: String, Hashable, Sendable, CaseIterable {
    case newest
    /// Any instant of any window, each as likely as every other.
    case random
}
