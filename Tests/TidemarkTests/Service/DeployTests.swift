import Core
import Foundation
import Service
import TestKit
import Testing

/// What is shipped beside the program.
@Suite struct DeployTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    }

    private static func bytes(_ path: String) throws -> [UInt8] { Array(try text(path).utf8) }

    @Test func `Everything is installed where packages expect it, and removed again`() async throws {
        let folder = try TestFolder("install")
        let destination = folder.file("dest")
        let arguments = [destination, "/usr", "/etc", "/usr/lib/systemd/system"]
        let script = Self.root + "/scripts/install"
        var environment = ProcessInfo.processInfo.environment
        environment["TIDEMARK_PROGRAM"] = try TidemarkProgram.path()
        try await Shell.require(script, arguments, environment: environment)
        let installed = [
            "usr/bin/tidemark", "usr/share/bash-completion/completions/tidemark",
            "usr/share/zsh/site-functions/_tidemark", "usr/share/fish/vendor_completions.d/tidemark.fish",
            "usr/lib/systemd/system/tidemark-serve.service", "usr/lib/systemd/system/tidemark-worker@.service",
            "usr/lib/sysusers.d/tidemark.conf", "usr/share/doc/tidemark/configuration.md",
            "usr/share/doc/tidemark/examples/tidemark.json", "usr/share/doc/tidemark/controls/dengbao-2.yaml",
            "etc/tidemark/tidemark.yaml",
        ]
        for file in installed {
            let size = try FileManager.default.attributesOfItem(atPath: "\(destination)/\(file)")[.size] as? Int
            #expect(size ?? 0 > 0, "\(file)")
        }
        let completion = try String(
            contentsOfFile: destination + "/usr/share/bash-completion/completions/tidemark", encoding: .utf8)
        #expect(completion.contains("--worker-slots") && completion.contains("account-sql"))
        // Bash can read what it is to complete by.
        try await Shell.require("bash", ["-n", destination + "/usr/share/bash-completion/completions/tidemark"])
        let unit = try String(
            contentsOfFile: destination + "/usr/lib/systemd/system/tidemark-serve.service", encoding: .utf8)
        #expect(unit.contains("ExecStart=/usr/bin/tidemark serve") && !unit.contains("@PREFIX@"))

        let own = destination + "/etc/tidemark/tidemark.yaml"
        try "listen: 127.0.0.1:1\n".write(toFile: own, atomically: true, encoding: .utf8)
        try await Shell.require(script, arguments, environment: environment)
        #expect(try String(contentsOfFile: own, encoding: .utf8) == "listen: 127.0.0.1:1\n")
        try await Shell.require(script, ["--remove"] + arguments, environment: environment)
        for file in installed where !file.hasPrefix("etc/") {
            #expect(!FileManager.default.fileExists(atPath: "\(destination)/\(file)"), "\(file)")
        }
        #expect(FileManager.default.fileExists(atPath: own))
    }

    /// systemd understands the units, where it is installed; else each line is of a known form.
    @Test(arguments: [
        ("tidemark-serve.service", "tidemark-serve"), ("tidemark-worker@.service", "tidemark-worker@site"),
    ])
    func `systemd understands the units`(_ file: String, name: String) async throws {
        let folder = try TestFolder("units")
        let program = try TidemarkProgram.path()
        let text = try Self.text("deploy/systemd/\(file)").replacing("@PREFIX@/bin/tidemark", with: program)
            .replacing("@PREFIX@", with: "/usr")
        for section in ["[Unit]", "[Service]", "[Install]"] { #expect(text.contains("\n\(section)\n")) }
        for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix("[") {
            #expect(line.wholeMatch(of: /[A-Za-z]+=.*/) != nil, "\(line)")
        }
        for setting in ["NoNewPrivileges=true", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "UMask=0077"] {
            #expect(text.contains(setting))
        }
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") else { return }
        let path = try folder.write(text, to: "\(name).service")
        let verified = try await Shell.run("/usr/bin/systemd-analyze", ["verify", "--man=no", path])
        #expect(verified.status == .exited(0), "\(verified.errors)")
        #expect(!verified.errors.contains(name), "\(verified.errors)")
    }

    @Test func `The examples are what they say`() throws {
        let plans = try PlanReader.plans(
            in: try YAMLDocument.read(try Self.bytes("deploy/examples/plans.yaml"), name: "plans.yaml"))
        #expect(plans.map(\.name.description) == ["production", "staging"])
        #expect(plans.last?.retention.logDays == 3 && plans.last?.threads == 4)
        let list = try InstanceImport(csv: try Self.bytes("deploy/examples/instances.csv"), existing: [])
        #expect(list.instances.count == 4)
        let yaml = try Self.text("deploy/examples/tidemark.yaml")
        // Once as it is, and once with everything that it proposes.
        let proposed = yaml.split(separator: "\n").map { line in
            line.wholeMatch(of: /# ([a-z-]+: .*)/).map { $0.output.1 } ?? line
        }
        for text in [yaml, proposed.joined(separator: "\n")] {
            let file = try YAMLDocument.read(Array(text.utf8), name: "tidemark.yaml")
            let reader = try ConfigurationReader(data: "/x", file: file)
            #expect(reader.configuration.data == "/var/lib/tidemark" && reader.warnings.isEmpty)
        }
    }

    /// Every figure of the dashboard is one that docs/api.md names.
    @Test func `The dashboard shows what there is`() throws {
        let dashboard = try Self.text("deploy/grafana/tidemark.json")
        #expect(try JSONSerialization.jsonObject(with: Data(dashboard.utf8)) is [String: Any])
        let api = try Self.text("docs/api.md")
        let names = Set(dashboard.matches(of: /tidemark_[a-z_]+/).map { String($0.output) })
        #expect(names.count > 15)
        for name in names {
            let family = name.hasSuffix("_bucket") ? String(name.dropLast("_bucket".count)) : name
            #expect(api.contains("`\(family)`"), "\(name)")
        }
    }

    @Test func `The image is of an account without privileges`() throws {
        let lines = try Self.text("deploy/Dockerfile").split(separator: "\n").map(String.init)
        #expect(lines.contains("USER 10001"))
        #expect(lines.filter { $0.hasPrefix("FROM ") }.count == 2)
        #expect(lines.last { $0.hasPrefix("FROM ") } == "FROM debian:bookworm-slim")
    }
}
