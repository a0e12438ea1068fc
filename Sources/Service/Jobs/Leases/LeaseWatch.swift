/// What one server has seen of the leases of running jobs: says whose worker was silent for too long.
///
/// It counts seconds on its own monotonic clock between two looks that showed the same sign. A time of day plays no part, neither
/// this machine's nor the catalog's: a clock that jumps, forwards or back, neither takes a job away nor keeps a dead worker's.
package struct LeaseWatch: Sendable {
    private struct Seen {
        let sign: LeaseSign
        /// The uptime at which the sign was there already.
        let since: Double
    }

    private let terms: LeaseTerms
    private var seen: [JobID: Seen] = [:]

    package init(terms: LeaseTerms) { self.terms = terms }

    /// The signs of workers that were silent for `LeaseTerms.seconds`, among the signs of all running jobs.
    ///
    /// They were read between the uptimes `began` and `ended`; silence is counted from the end of the first look to the
    /// beginning of this one, so that a look that takes long makes nobody silent.
    package mutating func look(at signs: [LeaseSign], began: Double, ended: Double) -> [LeaseSign] {
        var next: [JobID: Seen] = [:]
        var silent: [LeaseSign] = []
        for sign in signs {
            if let old = seen[sign.job], old.sign == sign {
                next[sign.job] = old
                if began - old.since >= terms.seconds { silent.append(sign) }
            } else {
                next[sign.job] = Seen(sign: sign, since: ended)
            }
        }
        seen = next
        return silent
    }
}
