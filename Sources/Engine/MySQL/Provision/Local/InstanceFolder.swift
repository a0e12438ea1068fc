/// The names of everything in the folder of a new instance.
package struct InstanceFolder: Sendable, Hashable {
    /// Absolute.
    package let path: String

    package init(_ path: String) { self.path = path }

    package var record: String { path + "/tidemark-instance.json" }
    package var lock: String { path + "/tidemark.lock" }
    package var data: String { path + "/data" }
    /// Becomes `data` when it is whole.
    package var freshData: String { path + "/data.new" }
    /// Socket and process identifier; only the server's account may enter.
    package var run: String { path + "/run" }
    package var socket: String { run + "/mysql.sock" }
    package var processFile: String { run + "/server.pid" }
    package var log: String { path + "/log" }
    /// Sorts and temporary tables, on the disk of the data.
    package var temporary: String { path + "/tmp" }
    package var errorLog: String { log + "/error.log" }
    /// What programs said that made the data folder.
    package var makingLog: String { path + "/making.log" }
    package var password: String { path + "/root-password" }
    package var clientFile: String { path + "/client.cnf" }

    package func configuration(_ mode: ServerMode) -> String {
        switch mode {
        case .making: path + "/making.cnf"
        case .restoring: path + "/restoring.cnf"
        case .running: path + "/my.cnf"
        }
    }

    /// Every server of this folder, and of no other, is started with one of these arguments.
    package var serverArguments: [String] { ServerMode.allCases.map { "--defaults-file=\(configuration($0))" } }

    package func unit(_ name: String) -> String { "\(path)/\(name).service" }

    /// Whether a socket in it can be opened: the kernel takes 107 bytes.
    package var isShortEnough: Bool { socket.utf8.count <= 107 }

    /// Option files and unit files have no escapes for these.
    package var isWritable: Bool {
        !path.unicodeScalars.contains { $0.value < 0x20 || $0 == "\"" || $0 == "\\" || $0.value == 0x7F }
    }
}
