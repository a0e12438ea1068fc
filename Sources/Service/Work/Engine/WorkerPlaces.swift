/// Where a worker keeps what does not fit into memory, and where it makes new servers. What is nil is chosen as the command
/// line does.
package struct WorkerPlaces: Sendable, Hashable {
    /// Events wait here that a repository does not take; each instance has a folder of its own below it.
    package var spool: String
    /// The most the events of one instance may take there, in bytes.
    package var spoolLimit: UInt64
    /// What a restore's fold of the log puts aside, encrypted.
    package var scratch: String
    /// New servers get a folder of their own below it.
    package var instances: String
    /// Takes the place of `instances` where the account of new servers cannot pass through to that.
    package var outside: String
    /// Bytes of memory a fold may take.
    package var foldMemory: Int
    /// The folder MySQL or MariaDB is installed in, by `mysql` and `mariadb`; searched for where absent.
    package var installations: [String: String] = [:]
    /// The account new servers run as, where the worker may choose.
    package var serverAccount: String?

    /// Everything below one folder.
    ///
    /// - Parameter beside: the folder that keeps other accounts out, beside which their servers go; `folder` where absent.
    package init(
        folder: String, beside: String? = nil, spoolLimit: UInt64 = 4_000_000_000, foldMemory: Int = 512 << 20
    ) {
        outside = "/" + (beside ?? folder).split(separator: "/").joined(separator: "/") + "-instances"
        spool = folder + "/spool"
        self.spoolLimit = spoolLimit
        scratch = folder + "/scratch"
        instances = folder + "/instances"
        self.foldMemory = foldMemory
    }
}
