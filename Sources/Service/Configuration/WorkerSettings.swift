/// The worker inside of the server's process.
package struct WorkerSettings: Sendable, Hashable {
    /// Whether there is one.
    package var isEnabled = true
    /// Sites whose instances it reaches.
    package var sites: Set<String> = ["default"]
    /// Jobs it runs at a time, streams not counted.
    package var slots = 4
    /// Streams it runs at a time.
    package var streams = 200

    package init() {}
}
