import Glibc

/// Where things are kept that last, when the user names no place.
enum StateFolder {
    /// New instances: for root `/var/lib/tidemark-instances`, beside the service's folder, which their account may not enter;
    /// else below the account's own data.
    static var instances: String {
        if geteuid() == 0 { return "/var/lib/tidemark-instances" }
        if let data = Environment.nonEmpty("XDG_DATA_HOME") { return data + "/tidemark/instances" }
        return (Environment.nonEmpty("HOME").map { $0 + "/.local/share" } ?? "/var/lib") + "/tidemark/instances"
    }

    /// What a service keeps: `/var/lib/tidemark` for root, else below the account's own data.
    static var service: String {
        if geteuid() == 0 { return "/var/lib/tidemark" }
        if let data = Environment.nonEmpty("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/tidemark" }
        return (Environment.nonEmpty("HOME").map { $0 + "/.local/share" } ?? "/var/lib") + "/tidemark"
    }

    /// What a worker puts aside while it works.
    static var worker: String { service + "/worker" }
}
