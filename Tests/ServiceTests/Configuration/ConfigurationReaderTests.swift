import Core
import Foundation
import Service
import Testing

@Suite struct ConfigurationReaderTests {
    private func read(
        _ yaml: String? = nil, environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws -> ConfigurationReader {
        let file = try yaml.map { try YAMLDocument.read(Array($0.utf8), name: "tidemark.yaml") }
        return try ConfigurationReader(data: "/data", file: file, environment: environment, flags: flags)
    }

    private func refusal(
        _ yaml: String? = nil, environment: [String: String] = [:], flags: [String: String] = [:]
    ) -> String {
        do {
            let reader = try read(yaml, environment: environment, flags: flags)
            return "read: \(reader.configuration)"
        } catch let error as TidemarkError {
            return error.code == .configInvalid ? error.message : "\(error)"
        } catch {
            return "\(error)"
        }
    }

    /// A value of each key that is not the standard, as a flag writes it.
    private static let values: [String: String] = [
        "data": "/srv/tidemark", "listen": "[::1]:9000", "tls.cert": "/etc/cert.pem", "tls.key": "/etc/key.pem",
        "catalog": "other.sqlite", "repository": "file:///srv/backups", "proxies": "10.0.0.0/8, fd00::1",
        "controls": "/etc/tidemark/controls", "stop-time": "2min", "worker.enabled": "false",
        "worker.sites": "berlin, paris", "worker.slots": "7",
        "worker.streams": "9", "log.level": "debug", "log.format": "json", "limits.body": "2MB",
        "console-assets.bootstrap": "/srv/bootstrap", "console-assets.chart": "/srv/chart",
        "limits.import": "3MB", "open-metrics": "true", "limits.request-time": "45s", "jobs.per-instance": "3",
        "jobs.per-site": "5",
        "jobs.per-repository": "6", "jobs.sites": "berlin=2", "jobs.repositories": "main=4",
        "jobs.restores-beyond": "2", "prices.currency": "EUR", "prices.classes": "STANDARD=0.023, GLACIER=0.004",
        "lease.beat": "2s", "lease.stop": "12s", "lease.lost": "30s", "lease.look": "3s", "lease.poll": "4s",
        "lease.losses": "9", "sessions.length": "8h", "sessions.idle": "1h",
        "oidc.issuer": "https://login.example.com", "oidc.client": "tidemark", "oidc.secret-file": "/etc/oidc.secret",
        "oidc.address": "https://backup.example.com", "oidc.title": "Example login", "oidc.scopes": "profile, roles",
        "oidc.name-claim": "upn", "oidc.groups-claim": "roles", "oidc.ca-file": "/etc/oidc.pem",
        "events.allow": "169.254.0.0/16", "events.ca": "/etc/receivers.pem",
    ]

    @Test func `Every key is read from a flag, a variable and the file, and shown`() throws {
        #expect(Set(Self.values.keys) == Set(ServiceConfiguration.keys.map(\.path)))
        let standard = try read().configuration
        let pair = ["tls.cert": "/etc/cert.pem", "tls.key": "/etc/key.pem"]
        let provider = Self.values.filter { ["oidc.issuer", "oidc.client", "oidc.address"].contains($0.key) }
        for key in ServiceConfiguration.keys {
            let value = try #require(Self.values[key.path])
            // A certificate without its key is refused.
            let others = key.path.hasPrefix("tls.") ? pair : key.path.hasPrefix("oidc.") ? provider : [:]
            var flags = others
            flags[key.path] = value
            let byFlag = try read(flags: flags)
            #expect(key.show(byFlag.configuration) != key.show(standard), "\(key.path)")
            #expect(byFlag.origins[key.path] == .flag)
            var variables: [String: String] = [:]
            for (path, text) in flags {
                let name = try #require(ServiceConfiguration.keys.first { $0.path == path }).variable
                variables[name] = text
            }
            let byVariable = try read(environment: variables)
            #expect(byVariable.configuration == byFlag.configuration, "\(key.path)")
            #expect(byVariable.origins[key.path] == .environment)
            var groups: [String: [String]] = [:]
            for (path, text) in flags {
                let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
                groups[parts.count == 2 ? parts[0] : "", default: []].append("\(parts[parts.count - 1]): \"\(text)\"")
            }
            let yaml = groups.map { group, lines in
                group.isEmpty ? lines.joined(separator: "\n") : "\(group):\n  " + lines.joined(separator: "\n  ")
            }
            let byFile = try read(yaml.joined(separator: "\n"))
            #expect(byFile.configuration == byFlag.configuration, "\(key.path)")
            #expect(byFile.origins[key.path] == .file)
        }
    }

    @Test func `A flag comes before a variable, and that before the file`() throws {
        let yaml = "listen: 127.0.0.1:1\nworker: {slots: 1, streams: 1}\n"
        let environment = ["TIDEMARK_LISTEN": "127.0.0.1:2", "TIDEMARK_WORKER_SLOTS": "2", "TIDEMARK_DATA": ""]
        let reader = try read(yaml, environment: environment, flags: ["listen": "127.0.0.1:3"])
        #expect(reader.configuration.listen.port == 3)
        #expect(reader.configuration.worker.slots == 2)
        #expect(reader.configuration.worker.streams == 1)
        #expect(reader.configuration.data == "/data")
        #expect(reader.origins["data"] == nil)
    }

    @Test(arguments: [
        ("lissen: 127.0.0.1:1\n", "lissen (line 1): There is no such field. Did you mean listen?"),
        ("worker:\n  slot: 3\n", "worker.slot (line 2): There is no such field. Did you mean slots?"),
        ("worker:\n  slots: 0\n", "worker.slots (line 2): 0 is out of range. Write a number from 1 to 1000."),
        ("worker: 5\n", "worker (line 1): 5 stands where a group of fields is needed."),
        ("listen: 8420\n", "listen (line 1): “8420” is not an address with a port."),
        ("listen: ::1:8420\n", "no brackets around its IPv6 address"),
        ("listen: 10.0.0.1:70000\n", "not an address with a port"),
        ("catalog: mysql://x/y\n", "neither a file nor a PostgreSQL database"),
        ("data: relative\n", "data (line 1)"),
        ("proxies: [10.0.0.0/33]\n", "proxies[0] (line 1): “10.0.0.0/33” is not a range of addresses."),
        ("log: {level: wraning}\n", "Did you mean warning?"),
        ("tls: {cert: a.pem}\n", "tls.key: It is missing, and the other is there."),
        ("lease: {stop: 6s}\n", "lease.stop: It leaves no room for one lost answer."),
        ("lease: {lost: 16s}\n", "lease.lost: Two workers could run the job at once."),
        ("worker: {sites: []}\n", "worker.sites: The worker would reach no instance."),
        ("prices: {classes: {standard: 1}}\n", "“standard” is not a storage class"),
        ("prices: {classes: {STANDARD: cheap}}\n", "prices.classes.STANDARD (line 1): “cheap” is not a price."),
        ("jobs: {sites: {berlin: 0}}\n", "jobs.sites.berlin (line 1): 0 is out of range."),
        ("limits: {body: 5}\n", "limits.body (line 1): 5 is out of range."),
        ("sessions: {idle: 1d}\n", "sessions.idle: It is longer than a session lasts."),
        ("oidc: {client: a, address: 'https://b'}\n", "oidc.issuer: It is missing"),
        (
            "oidc: {issuer: 'http://login.example.com', client: a, address: 'https://b'}\n",
            "oidc.issuer: “http://login.example.com” is no https address."
        ),
        (
            "oidc: {issuer: 'http://localhost:1@evil.example', client: a, address: 'https://b'}\n",
            "is no https address."
        ),
        ("oidc: {issuer: 'https://a', client: 'a b', address: 'https://b'}\n", "“a b” is no such word."),
        ("oidc: {issuer: 'https://a', client: a, address: 'https://b/'}\n", "oidc.address: It ends with a slash."),
        ("repository: ftp://x\n", "“ftp://x” is not the URL of a repository."),
    ])
    func `What is wrong is refused with path, line and hint`(_ yaml: String, said: String) {
        let refusal = refusal(yaml)
        #expect(refusal.contains(said), "\(refusal)")
    }

    @Test func `Wrong flags and variables are named as they were given, and all problems are told at once`() {
        let refusal = refusal(
            "lissen: 1\n", environment: ["TIDEMARK_LOG_LEVEL": "loud"], flags: ["worker.slots": "many"])
        let lines = refusal.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first?.hasPrefix("lissen (line 1): ") == true)
        #expect(lines.dropFirst().first?.hasPrefix("TIDEMARK_LOG_LEVEL: “loud” is none of them.") == true)
        #expect(lines.last?.hasPrefix("--worker-slots: “many” is not a whole number.") == true)
    }

    @Test func `A wrong value in the file is refused even where a flag outdoes it`() {
        #expect(refusal("listen: nowhere\n", flags: ["listen": "127.0.0.1:1"]).hasPrefix("listen (line 1): "))
    }

    @Test func `Listening in the open without TLS is warned of`() throws {
        #expect(try read("listen: 0.0.0.0:8420\n").warnings.count == 1)
        #expect(try read("listen: 0.0.0.0:8420\nproxies: 10.0.0.1\n").warnings.isEmpty)
        #expect(try read("listen: 0.0.0.0:8420\ntls: {cert: /c, key: /k}\n").warnings.isEmpty)
        #expect(try read().warnings.isEmpty)
    }

    @Test func `A misspelt variable is warned of, those of others are not`() throws {
        let said = try read(environment: ["TIDEMARK_LISTN": "x", "TIDEMARK_PORT": "tcp://1", "TIDEMARK_SERVER": "x"])
        #expect(said.warnings == ["the variable TIDEMARK_LISTN means nothing; did you mean TIDEMARK_LISTEN?"])
    }

    @Test func `A password in the catalog's URL is never shown`() throws {
        let plain = "postgres://db.example.com:5432/tidemark"
        for (url, shown) in [
            ("postgres://tidemark:marked-secret@db.example.com:5432/tidemark?sslmode=require", plain),
            ("postgresql://tidemark@db.example.com:5432/tidemark?password=marked-secret", plain),
            ("postgres://db.example.com:5432/tidemark", plain),
            // Not as it should be written, and all the same not to be shown.
            ("postgres://tidemark:marked@secret@db.example.com:5432/tidemark", "postgres://…"),
            ("postgres://tidemark:marked-secret?x@db.example.com/tidemark", "postgres://…"),
            ("postgres://tidemark:marked-secret/x@db.example.com/tidemark", "postgres://…"),
            ("postgres://db.example.com/tidemark?password=marked@secret", "postgres://…"),
        ] {
            let configuration = try read(flags: ["catalog": url]).configuration
            #expect(configuration.catalog.description == shown)
            #expect(!"\(configuration)".contains("secret@") && !"\(configuration)".contains("marked"))
        }
    }

    @Test func `Ranges of addresses hold what they say`() throws {
        let ten = try AddressRange(parsing: "10.1.0.0/12")
        #expect(ten.description == "10.0.0.0/12")
        #expect(ten.contains("10.15.255.255") && ten.contains("::ffff:10.2.3.4"))
        #expect(!ten.contains("10.16.0.0") && !ten.contains("fd00::1") && !ten.contains("x"))
        let six = try AddressRange(parsing: "fd00::/8")
        #expect(six.contains("fdff::1") && !six.contains("fe00::1"))
        #expect(try AddressRange(parsing: "0.0.0.0/0").contains("255.1.2.3"))
    }

    /// docs/configuration.md holds one row for each key, in this order, with what the table says.
    @Test func `The reference says what the table says`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.contains("| `--") }.map(String.init)
        let expected = ServiceConfiguration.keys.map { key in
            "| `\(key.path)` | `\(key.flag)` | `\(key.variable)` | \(key.form) | \(key.standard) | \(key.meaning) |"
        }
        #expect(rows == expected)
    }
}
