package import Core

/// How many bases and drills were begun when, and how they ended.
package struct FleetRuns: FleetSum {
    /// Of half an hour.
    package struct Bucket: Sendable, Hashable {
        package let beginsAt: Timestamp
        package var succeeded = 0
        package var failed = 0
        /// Going on, waiting or cancelled.
        package var others = 0
        /// Runs that did not happen.
        package var missed = 0

        package init(beginsAt: Timestamp) { self.beginsAt = beginsAt }

        package var all: Int { succeeded + failed + others }
    }

    /// Oldest first; those of nothing are left out.
    package let buckets: [Bucket]
    /// Rows that were counted.
    package let instances: Int

    /// Seconds of a bucket.
    package static let seconds: Int64 = 1800
}
