internal import Foundation

extension DatabaseServer {
    /// The daemon's arguments: small, on loopback, without waiting for the disk.
    var arguments: [String] {
        var arguments = installation.baseArguments
        arguments += [
            "--datadir=\(dataFolder)", "--socket=\(socketPath)", "--port=\(port)", "--bind-address=127.0.0.1",
            "--pid-file=\(folder.file("pid"))", "--init-file=\(folder.file("init.sql"))", "--skip-name-resolve",
            "--log-error-verbosity=2", "--server-id=\(port)",
        ].filter { family == .mysql || !$0.hasPrefix("--log-error-verbosity") }
        arguments += [
            "--innodb-buffer-pool-size=\(options.bufferPoolMiB)M", "--max-connections=200",
            "--max-allowed-packet=\(options.maxAllowedPacketMiB)M", "--table-open-cache=400",
            "--table-definition-cache=600", "--tmpdir=\(folder.path)", "--local-infile=ON",
            "--performance-schema=\(options.performanceSchema ? "ON" : "OFF")", "--character-set-server=utf8mb4",
            "--innodb-flush-log-at-trx-commit=\(options.durable ? 1 : 2)",
        ]
        arguments +=
            options.binaryLog
            ? [
                "--log-bin=\(dataFolder)/binlog", "--binlog-format=\(options.binlogFormat)",
                "--binlog-row-image=\(options.rowImage)", "--sync-binlog=\(options.durable ? 1 : 0)",
            ] : ["--skip-log-bin"]
        if options.generalLog { arguments += ["--general-log=1", "--general-log-file=\(generalLogPath)"] }
        if let certificates {
            arguments += [
                "--ssl-ca=\(certificates.authority)", "--ssl-cert=\(certificates.serverCertificate)",
                "--ssl-key=\(certificates.serverKey)",
            ]
        }
        switch family {
        case .mariadb:
            arguments += ["--innodb-log-file-size=\(options.redoMiB)M", "--gtid-domain-id=0"]
        case .mysql:
            arguments += ["--innodb-redo-log-capacity=\(options.redoMiB)M"]
            if options.gtidMode && options.binaryLog {
                arguments += ["--gtid-mode=ON", "--enforce-gtid-consistency=ON"]
            }
            if !options.durable { arguments += ["--innodb-doublewrite=OFF"] }
        }
        return arguments + options.extraArguments
    }
}
