import Core
import Engine
import MySQLWire
import Testing

@Suite("A new server's settings") struct ServerConfigurationTests {
    private func configuration(
        _ flavour: ServerFlavour, _ settings: [String: String], isEphemeral: Bool = false
    ) -> ServerConfiguration {
        let version = ServerVersion(flavour: flavour, major: flavour == .mysql ? 9 : 10, minor: 11, patch: 1)
        return ServerConfiguration(
            folder: InstanceFolder("/srv/a b"), program: ServerProgram(path: "/p", version: version), programFiles: [],
            account: nil, address: "127.0.0.1", port: 3310,
            sizes: ServerSizes(memory: 1 << 30, rowBytes: 1 << 30, isEphemeral: isEphemeral),
            source: SourceSettings(settings, version: version), isEphemeral: isEphemeral, serverNumber: 7)
    }

    @Test(arguments: [ServerFlavour.mariadb, .mysql]) func safetyIsOffOnlyWhileRestoring(_ flavour: ServerFlavour) {
        let configuration = configuration(flavour, [:])
        let restoring = configuration.text(.restoring)
        #expect(restoring.contains("innodb_flush_log_at_trx_commit = \"0\""))
        #expect(restoring.contains("\nskip_networking\n"))
        #expect(restoring.contains("\nskip_log_bin\n"))
        let running = configuration.text(.running)
        for line in [
            "innodb_flush_log_at_trx_commit = \"1\"", "sync_binlog = \"1\"", "innodb_doublewrite = \"ON\"",
            "log_bin = \"/srv/a b/data/binlog\"", "bind_address = \"127.0.0.1\"", "port = \"3310\"",
            "datadir = \"/srv/a b/data\"",
        ] { #expect(running.contains(line)) }
        #expect(!running.contains("skip_networking"))
        #expect(!self.configuration(flavour, [:], isEphemeral: true).text(.running).contains("log_bin ="))
    }

    @Test func whatTheBaseRecordedIsTakenOver() {
        let text = configuration(
            .mysql,
            [
                "lower_case_table_names": "1", "character_set_server": "latin1", "time_zone": "+08:00",
                "sql_mode": "STRICT_TRANS_TABLES,NO_AUTO_CREATE_USER", "gtid_mode": "ON", "event_scheduler": "ON",
                "max_allowed_packet": "16777216",
            ])
        #expect(text.lines(.making).contains(.init("lower_case_table_names", "1")))
        let running = text.text(.running)
        for line in [
            "lower_case_table_names = \"1\"", "character_set_server = \"latin1\"", "default_time_zone = \"+08:00\"",
            "sql_mode = \"STRICT_TRANS_TABLES\"", "gtid_mode = \"ON\"", "enforce_gtid_consistency = \"ON\"",
            "event_scheduler = \"ON\"", "max_allowed_packet = \"67108864\"",
        ] { #expect(running.contains(line)) }
        #expect(text.text(.restoring).contains("event_scheduler = \"OFF\""))
        #expect(text.source.notes.contains { $0.contains("NO_AUTO_CREATE_USER") })
    }

    @Test func aHostileValueBecomesNoLine() {
        let text = configuration(
            .mariadb,
            ["character_set_server": "utf8\"\nplugin_load = \"x.so", "sql_mode": "A\n[client]", "time_zone": "+1\n"]
        ).text(.running)
        #expect(!text.contains("plugin_load"))
        #expect(!text.contains("[client]"))
        #expect(!text.contains("default_time_zone"))
    }

    @Test func namedZonesAreLeftToTheUser() {
        let source = configuration(.mariadb, ["time_zone": "Europe/Berlin"]).source
        #expect(source.notes.count == 1)
        #expect(!source.running.contains { $0.name == "default_time_zone" })
        let utc = configuration(.mariadb, ["time_zone": "SYSTEM", "system_time_zone": "UTC"]).source
        #expect(utc.running.contains(.init("default_time_zone", "+00:00")))
        #expect(utc.notes.isEmpty)
    }

    @Test func sizesFollowTheMachineAndTheRows() {
        let mebibyte = ServerSizes.mebibyte
        let whole = ServerSizes(memory: 8192 * mebibyte, rowBytes: 1, isEphemeral: false)
        #expect(whole.bufferPool == 6144 * mebibyte)
        #expect(whole.redoLog == 3072 * mebibyte)
        let short = ServerSizes(memory: 8192 * mebibyte, rowBytes: 1, isEphemeral: true)
        #expect(short.bufferPool == 256 * mebibyte)
        #expect(ServerSizes(memory: 1, rowBytes: .max, isEphemeral: true).bufferPool == 64 * mebibyte)
    }

    @Test func theUnitSurvivesStrangePaths() {
        let unit = UnitFile(
            description: "100% orders", command: ["/opt/a b/mysqld", "--defaults-file=/srv/%x/my.cnf"],
            account: "mysql",
            folder: "/srv/%x"
        ).text
        #expect(unit.contains("ExecStart=\"/opt/a b/mysqld\" --defaults-file=/srv/%%x/my.cnf\n"))
        #expect(unit.contains("Description=100%% orders\n"))
        #expect(unit.contains("User=mysql\n"))
    }
}
