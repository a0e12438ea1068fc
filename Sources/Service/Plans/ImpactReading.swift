/// What a source shows of its strain at one time.
package struct ImpactReading: Hashable, Sendable {
    /// Seconds of replica lag, numbers of the others; what cannot be read is missing.
    package var signs: [ImpactSign: Double]
    /// Seconds that a chunk takes now, the mean of the last few; nil where none was read.
    package var chunkSeconds: Double?

    package init(_ signs: [ImpactSign: Double] = [:], chunkSeconds: Double? = nil) {
        self.signs = signs
        self.chunkSeconds = chunkSeconds
    }
}
