/// How long an address has to wait after failures to sign in: four are free, then twice as long each time.
package enum SignInBackoff {
    package static let free = 4
    package static let longest: Double = 900

    /// Seconds between the last failure and the next attempt, after `failures` of them in a row.
    package static func seconds(after failures: Int) -> Double {
        failures <= free ? 0 : min(longest, Double(1 << min(failures - free - 1, 20)))
    }

    /// What failures are counted under: an IPv4 address, or the first 64 bits of an IPv6 address, which is what one
    /// customer of a provider has.
    package static func subject(of address: String?) -> String {
        guard let address, address.contains(":") else { return address ?? "local" }
        // An IPv4 address as a socket for both families shows it.
        if address.contains("."), let colon = address.lastIndex(of: ":") {
            return String(address[address.index(after: colon)...])
        }
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        var groups = halves[0].split(separator: ":").map(String.init)
        if halves.count == 2 {
            let tail = halves[1].split(separator: ":").count
            groups += Array(repeating: "0", count: max(0, 8 - groups.count - tail))
        }
        return groups.prefix(4).joined(separator: ":")
    }
}
