/// The bar of a running job: filled to its fraction, with the fraction in whole percent behind it.
package enum ProgressBar {
    /// `fraction` is clamped to 0…1; the bar is full only when everything is done.
    package static func text(fraction: Double, width: Int = 20) -> String {
        let clamped = fraction.isFinite ? min(max(fraction, 0), 1) : 0
        let filled = Int(clamped * Double(width))
        let percent = Int(clamped * 100)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return bar + String(percent).padded(left: 4) + " %"
    }
}
