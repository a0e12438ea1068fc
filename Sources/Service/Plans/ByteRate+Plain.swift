package import Core

extension ByteRate {
    /// The rate without rounding, in the largest unit that leaves no rest: `20MB/s`, `1500kB/s`.
    package var plainText: String {
        var value = bytesPerSecond
        var unit = 0
        let units = ["", "kB", "MB", "GB", "TB"]
        while value >= 1000, value.isMultiple(of: 1000), unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        return "\(value)\(units[unit])/s"
    }
}
