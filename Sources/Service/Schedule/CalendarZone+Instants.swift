package import Core

extension CalendarZone {
    private static let day: Int64 = 86_400_000_000

    /// The first instant at which clocks of the zone show `local`, which is written as if it were UTC.
    ///
    /// Where clocks are set forward over `local`, it is the first instant after the gap; where they show it twice, the
    /// first of the two. It never falls while `local` rises.
    package func firstInstant(showing local: Timestamp) -> Timestamp {
        let early = local.adding(microseconds: -Self.day)
        let late = local.adding(microseconds: Self.day)
        let before = offset(at: early)
        let after = offset(at: late)
        let first = local.adding(microseconds: -before)
        if offset(at: first) == before { return first }
        let second = local.adding(microseconds: -after)
        if offset(at: second) == after, self.local(second) == local { return second }
        return change(after: early, notAfter: late, to: after)
    }

    /// Microseconds that clocks of the zone are ahead of UTC at an instant.
    private func offset(at instant: Timestamp) -> Int64 { local(instant).microseconds - instant.microseconds }

    /// The instant, to the second, at which the offset becomes `offset`.
    private func change(after early: Timestamp, notAfter late: Timestamp, to offset: Int64) -> Timestamp {
        let second: Int64 = 1_000_000
        var low = early.microseconds / second
        var high = late.microseconds / second
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if self.offset(at: Timestamp(seconds: middle)) == offset { high = middle } else { low = middle }
        }
        return Timestamp(seconds: high)
    }
}
