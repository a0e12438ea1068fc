import Core
import Foundation
import TestKit
import Testing

/// Each wrong thing ends with one clear sentence, a hint and its exit code, before anything is changed.
@Suite("Bad input", .serialized)
struct BadInputTests {
    /// The exit codes of docs/cli.md.
    enum Exit: Int32 {
        case usage = 2
        case prerequisite = 3
        case server = 4
        case repository = 5
        case key = 6
        case damaged = 7
        case target = 8
        case moment = 9
    }

    /// Asserts that a run was refused as documented: an error line, a hint line, no crash, no secret.
    static func expect(
        _ finished: Finished, _ exit: Exit, mentions words: [String] = [], _ label: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let errors = finished.errors
        #expect(
            finished.status == .exited(exit.rawValue), "\(label): \(finished.status)\n\(errors)",
            sourceLocation: sourceLocation)
        let lines = errors.split(separator: "\n").map(String.init)
        #expect(lines.count { $0.hasPrefix("error[") } == 1, "\(label): \(errors)", sourceLocation: sourceLocation)
        #expect(lines.count { $0.hasPrefix("hint: ") } == 1, "\(label): \(errors)", sourceLocation: sourceLocation)
        for word in words {
            #expect(
                errors.localizedCaseInsensitiveContains(word), "\(label) lacks \(word): \(errors)",
                sourceLocation: sourceLocation)
        }
        #expect(!errors.contains("not the password"), "\(label) shows a secret", sourceLocation: sourceLocation)
    }

    @Test("Wrong password, host, port, CA", arguments: ServerFamily.allCases)
    func wrongServer(family: ServerFamily) async throws {
        let server = try await DatabaseServer.start(family, ServerOptions { $0.tls = true })
        let lab = try await Lab.make("bad")
        let other = try await Certificates.make(in: lab.folder.file("other"), authorityName: "Another authority")
        let here = "127.0.0.1:\(server.port)"
        let ca = try #require(server.certificates).authority
        let free = "mysql://tidemark@127.0.0.1:1/"
        let cases: [(String, String, [String: String], [String])] = [
            (
                "wrong password", server.url(), ["TIDEMARK_SOURCE_PASSWORD": "not the password"],
                ["tidemark", "password"]
            ),
            ("wrong port", free, [:], ["127.0.0.1:1"]),
            ("wrong host", "mysql://tidemark@no-such-host.invalid:3306/?tls=required", [:], ["no-such-host.invalid"]),
            ("wrong CA", "mysql://tidemark@\(here)/?tls=verify-ca&ca=\(other.authority)", [:], ["certificate"]),
            ("missing CA file", "mysql://tidemark@\(here)/?tls=verify-ca&ca=/nowhere/ca.pem", [:], ["/nowhere/ca.pem"]),
            ("wrong user", "mysql://nobody@\(here)/", [:], ["nobody"]),
        ]
        for (label, url, environment, words) in cases {
            let before = lab.folder.bytes()
            for command in [
                ["check"], ["digest"], ["backup", "--repo", lab.repositoryURL],
                ["stream", "--repo", lab.repositoryURL],
            ] {
                let finished = try await lab.program.run(
                    command + ["--source", url], environment: environment, atMost: .seconds(60))
                let exit: Exit = label == "missing CA file" && finished.status == .exited(2) ? .usage : .server
                Self.expect(finished, exit, mentions: words, "\(label), \(command[0])")
            }
            #expect(lab.folder.bytes() == before, "\(label) changed the repository")
        }
        let verified = try await lab.program.run([
            "digest", "--source", "mysql://tidemark@\(here)/?tls=verify-identity&ca=\(ca)",
        ])
        #expect(verified.status.isSuccess, "\(verified.errors)")
        await server.remove()
    }

    @Test("Unusable URLs and arguments")
    func wrongArguments() async throws {
        let lab = try await Lab.make("bad")
        let source = "mysql://tidemark@127.0.0.1:1/"
        let cases: [[String]] = [
            ["backup", "--source", "http://host/", "--repo", lab.repositoryURL],
            ["backup", "--source", "mysql://h:notaport/", "--repo", lab.repositoryURL],
            ["backup", "--source", "mysql://u@h:3306/?tls=sometimes", "--repo", lab.repositoryURL],
            ["backup", "--source", source, "--repo", "nonsense"],
            ["backup", "--source", source],
            ["backup", "--source", source, "--repo", lab.repositoryURL, "--threads", "0"],
            ["backup", "--source", source, "--repo", lab.repositoryURL, "--rate-limit", "fast"],
            ["restore", "--repo", lab.repositoryURL, "--to", "yesterday", "--target", source],
            ["restore", "--repo", lab.repositoryURL, "--target", source],
            ["frobnicate"],
        ]
        for arguments in cases {
            Self.expect(try await lab.program.run(arguments), .usage, arguments.joined(separator: " "))
        }
    }

    @Test("A server without what a backup needs", arguments: ServerFamily.allCases)
    func missingPrerequisites(family: ServerFamily) async throws {
        let lab = try await Lab.make("bad")
        var cases: [(String, ServerOptions, String, [String])] = [
            ("log_bin off", ServerOptions { $0.binaryLog = false }, "", ["log_bin"]),
            ("STATEMENT", ServerOptions { $0.binlogFormat = "STATEMENT" }, "", ["binlog_format"]),
            ("MINIMAL", ServerOptions { $0.rowImage = "MINIMAL" }, "", ["binlog_row_image"]),
            ("privilege", ServerOptions(), "poor", ["REPLICATION"]),
        ]
        if family == .mysql {
            let partial = ServerOptions { $0.extraArguments = ["--binlog-row-value-options=PARTIAL_JSON"] }
            cases.append(("PARTIAL_JSON", partial, "", ["binlog_row_value_options"]))
        }
        for (label, options, user, words) in cases {
            try await DatabaseServer.with(family, options) { server in
                try await server.run("CREATE USER poor@'%' IDENTIFIED BY 'tidemark'; GRANT SELECT ON *.* TO poor@'%';")
                let url = server.url(user: user.isEmpty ? DatabaseServer.user : user)
                let before = lab.folder.bytes()
                let check = try await lab.program.run(["check", "--source", url])
                Self.expect(check, .prerequisite, "\(label), check")
                for word in words {
                    #expect((check.output + check.errors).contains(word), "\(label), check: \(check.output)")
                }
                for command in ["backup", "stream"] {
                    let finished = try await lab.program.run(
                        [command, "--source", url, "--repo", lab.repositoryURL, "--instance", "bad"],
                        atMost: .seconds(60))
                    Self.expect(finished, .prerequisite, mentions: words, "\(label), \(command)")
                }
                #expect(lab.folder.bytes() == before, "\(label) changed the repository")
            }
        }
    }
}
