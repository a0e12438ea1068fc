/// A worker says that it is there, and what it can do.
package struct WorkerHello: Sendable, Codable, Hashable {
    /// Names this run of the worker; one that is started again has another.
    package var worker: String
    /// Names of the sites whose instances it reaches; empty for all of them.
    package var sites: [String]
    /// Kinds of jobs it runs.
    package var kinds: [String]
    /// Jobs it runs at a time, streams not counted.
    package var slots: Int
    package var streams: Int
    package var version: String
    /// The machine, for people.
    package var host: String

    package init(
        worker: String, sites: [String], kinds: [String], slots: Int, streams: Int, version: String, host: String
    ) {
        self.worker = worker
        self.sites = sites
        self.kinds = kinds
        self.slots = slots
        self.streams = streams
        self.version = version
        self.host = host
    }
}
