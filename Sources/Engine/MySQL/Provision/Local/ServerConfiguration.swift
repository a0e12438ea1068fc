internal import Core
internal import MySQLWire

/// Everything that decides how the server of a new instance runs.
package struct ServerConfiguration: Sendable {
    package typealias Line = ConfigurationText.Line

    package var folder: InstanceFolder
    package var program: ServerProgram
    /// Files the program needs from a place that is not its own, found in its base folder.
    package var programFiles: [Line]
    /// The account a server that root starts changes to; nil: it is started by its own account.
    package var account: String?
    package var address: String
    package var port: Int
    package var sizes: ServerSizes
    package var source: SourceSettings
    package var isEphemeral: Bool
    /// Unlike that of every other server that may follow the same log.
    package var serverNumber: UInt32

    package init(
        folder: InstanceFolder, program: ServerProgram, programFiles: [Line], account: String?, address: String,
        port: Int, sizes: ServerSizes, source: SourceSettings, isEphemeral: Bool, serverNumber: UInt32
    ) {
        self.folder = folder
        self.program = program
        self.programFiles = programFiles
        self.account = account
        self.address = address
        self.port = port
        self.sizes = sizes
        self.source = source
        self.isEphemeral = isEphemeral
        self.serverNumber = serverNumber
    }

    private var isMariaDB: Bool { program.flavour == .mariadb }

    package func text(_ mode: ServerMode) -> String {
        let comment =
            switch mode {
            case .making: "Made by tidemark restore, to make the data folder."
            case .restoring: "Made by tidemark restore, for the restore alone: a crash would lose rows."
            case .running where isEphemeral: "Made by tidemark restore, for an instance that does not last."
            case .running: "Made by tidemark restore. Yours from now on."
            }
        return ConfigurationText(comment: comment, lines: lines(mode)).text
    }

    package func lines(_ mode: ServerMode) -> [Line] {
        var lines = places + source.lasting + memory
        switch mode {
        case .making: lines += making
        case .restoring: lines += restoring
        case .running: lines += isEphemeral ? fleeting : durable
        }
        return lines
    }

    /// The client program's options, without the password of the server's administrator in anyone's process list.
    package func clientText(password: String) -> String {
        ConfigurationText(
            comment: "mariadb --defaults-extra-file=… or mysql --defaults-extra-file=…", group: "client",
            lines: [
                Line("host", address == "*" || address == "0.0.0.0" ? "127.0.0.1" : address),
                Line("port", String(port)), Line("protocol", "tcp"), Line("user", "root"), Line("password", password),
            ]
        ).text
    }

    // MARK: Lines

    private var places: [Line] {
        (account.map { [Line("user", $0)] } ?? []) + [
            Line("datadir", folder.data), Line("socket", folder.socket),
            Line("pid_file", folder.processFile), Line("log_error", folder.errorLog),
            Line("tmpdir", folder.temporary),
        ] + programFiles
            + (isMariaDB ? [] : [Line("mysqlx", "OFF", isOptional: true), Line("secure_file_priv", "NULL")])
    }

    private var memory: [Line] {
        let redo = String(sizes.redoLog)
        let hasCapacity = !isMariaDB && program.version.isAtLeast(8, 0, 30)
        return [
            Line("innodb_buffer_pool_size", String(sizes.bufferPool)),
            Line(hasCapacity ? "innodb_redo_log_capacity" : "innodb_log_file_size", redo),
        ]
    }

    private var making: [Line] {
        [Line("skip_log_bin"), Line("innodb_flush_log_at_trx_commit", "0"), Line("skip_networking")]
    }

    private var withoutWaiting: [Line] {
        [
            Line("skip_log_bin"), Line("innodb_flush_log_at_trx_commit", "0"), Line("innodb_doublewrite", "OFF"),
            Line("event_scheduler", "OFF"), Line("max_allowed_packet", "1073741824"), Line("local_infile", "ON"),
        ]
    }

    private var restoring: [Line] {
        withoutWaiting + [
            // Until it is whole nobody is to reach it who may not enter its folder.
            Line("skip_networking"), Line("general_log", "OFF"), Line("slow_query_log", "OFF"),
            Line("performance_schema", "OFF"), Line("innodb_autoinc_lock_mode", "2"),
            Line("innodb_adaptive_hash_index", "OFF", isOptional: true), Line("max_connections", "200"),
        ]
    }

    private var network: [Line] { [Line("port", String(port)), Line("bind_address", address)] }

    /// Events of the source must not run where somebody only looks.
    private var fleeting: [Line] {
        source.running.filter {
            !["event_scheduler", "max_allowed_packet", "gtid_mode", "enforce_gtid_consistency"].contains($0.name)
        }
            + withoutWaiting + network
    }

    private var durable: [Line] {
        network + [
            Line("server_id", String(serverNumber)), Line("log_bin", folder.data + "/binlog"),
            Line("sync_binlog", "1"), Line("innodb_flush_log_at_trx_commit", "1"), Line("innodb_doublewrite", "ON"),
        ] + source.running
    }
}
