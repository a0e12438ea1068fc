/// How long an address, and an account, has to wait after failures to sign in: some are free, then twice as long each time.
package enum SignInBackoff {
    package static let free = 4
    /// Of an account, wherever they come from: more, so that others do not easily keep somebody out.
    package static let freeOfAccount = 9
    package static let longest: Double = 900
    /// Failures of an account at which somebody is told: from then on it waits for a minute and more.
    package static let telling = freeOfAccount + 7

    /// Seconds between the last failure and the next attempt, after `failures` of them in a row.
    package static func seconds(after failures: Int, free: Int = SignInBackoff.free) -> Double {
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
