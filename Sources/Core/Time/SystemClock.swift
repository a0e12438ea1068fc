#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The machine's clock: the only place of the project that asks it for the time of day.
package struct SystemClock: TidemarkClock {
    package init() {}

    package func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    package func uptime() -> Double {
        var time = timespec()
        #if canImport(Darwin)
            clock_gettime(CLOCK_MONOTONIC, &time)
        #else
            clock_gettime(CLOCK_BOOTTIME, &time)
        #endif
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }

    package func sleep(seconds: Double) async throws {
        try await Task.sleep(for: .microseconds(Int64(min(max(0, seconds), 1e9) * 1e6)))
    }
}

extension Timestamp {
    /// The machine's time of day.
    package static func now() -> Timestamp { SystemClock().now() }
}
