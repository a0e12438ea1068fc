import Core
import Foundation
import TestKit
import Testing

/// A repository that was damaged, a key that is wrong, a target or moment that does not fit.
@Suite("Bad input: repository and target", .serialized)
struct BadInputRepositoryTests {
    @Test("Wrong key, target that is not empty, time outside the window, damage", .timeLimit(.minutes(5)))
    func wrongRestore() async throws {
        let source = try await DatabaseServer.start(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        try await target.removeSchemas()
        let options = WorkloadOptions { $0.initialRows = 200 }
        try await Workload.prepare(source, seed: 1, options: options)
        let lab = try await Lab.make("bad")
        try await lab.backup(source)
        try await wrongKeys(lab, target)
        try await wrongMoments(lab, target)
        try await occupiedTarget(lab, target)
        try await damage(lab, target)
        await source.remove()
    }

    private func wrongKeys(_ lab: Lab, _ target: DatabaseServer) async throws {
        let other = try await Lab.make("other")
        let phrase = try lab.folder.write("a wrong phrase", to: "phrase")
        let restore = lab.restoreArguments(to: "latest", target)
        let cases: [(String, [String], [String: String], BadInputTests.Exit)] = [
            ("another repository's key", restore, ["TIDEMARK_KEY_FILE": other.keyFile], .key),
            ("a key file that is none", restore, ["TIDEMARK_KEY_FILE": phrase], .key),
            ("a missing key file", restore, ["TIDEMARK_KEY_FILE": "/nowhere/key"], .key),
            ("no key", ["list", "--repo", lab.repositoryURL], ["TIDEMARK_KEY_FILE": other.keyFile], .key),
            ("no repository", ["list", "--repo", "file:///nowhere/repository"], [:], .repository),
        ]
        for (label, arguments, environment, exit) in cases {
            BadInputTests.expect(try await lab.program.run(arguments, environment: environment), exit, label)
        }
        #expect(try await target.schemas() == [])
    }

    private func wrongMoments(_ lab: Lab, _ target: DatabaseServer) async throws {
        for moment in ["2001-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "0-99-123456"] {
            let finished = try await lab.program.run(lab.restoreArguments(to: moment, target))
            BadInputTests.expect(finished, .moment, "--to \(moment)")
        }
        let nobody = try await lab.program.run(
            [
                "restore", "--repo", lab.repositoryURL, "--instance", "nobody", "--to", "latest", "--target",
                target.url(),
            ])
        BadInputTests.expect(nobody, .moment, mentions: ["nobody"], "an unknown instance")
        #expect(try await target.schemas() == [])
    }

    private func occupiedTarget(_ lab: Lab, _ target: DatabaseServer) async throws {
        try await target.run(
            "CREATE DATABASE witness; CREATE TABLE witness.account (mine INT); INSERT INTO witness.account VALUES (1);")
        let before = try await HexDump(target).contents()
        let refused = try await lab.program.run(lab.restoreArguments(to: "latest", target))
        BadInputTests.expect(refused, .target, mentions: ["witness"], "a target that is not empty")
        #expect(try await HexDump(target).contents() == before)
        try await target.removeSchemas()
    }

    /// Flips a byte or cuts the end of every file of the repository, one at a time; verify must notice each.
    private func damage(_ lab: Lab, _ target: DatabaseServer) async throws {
        let enumerator = FileManager.default.enumerator(atPath: lab.repositoryFolder)
        var files: [String] = []
        while let name = enumerator?.nextObject() as? String {
            var isFolder: ObjCBool = false
            let path = "\(lab.repositoryFolder)/\(name)"
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
                files.append(path)
            }
        }
        #expect(files.count > 5)
        var random = SeededGenerator(label: "damage")
        for path in files.shuffled(using: &random).prefix(16) {
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            guard !whole.isEmpty else { continue }
            var flipped = whole
            flipped[Int.random(in: 0..<whole.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            let short = whole.prefix(Int.random(in: 0..<whole.count, using: &random))
            for (label, bytes) in [("flipped", flipped), ("truncated", Data(short))] {
                try bytes.write(to: URL(fileURLWithPath: path))
                let finished = try await lab.program.run(["verify", "--repo", lab.repositoryURL])
                let name = path.dropFirst(lab.repositoryFolder.count)
                #expect(
                    [.exited(5), .exited(6), .exited(7)].contains(finished.status),
                    "\(label) \(name): \(finished.status) \(finished.errors)")
                #expect(finished.errors.contains("error["), "\(label) \(name)")
            }
            try whole.write(to: URL(fileURLWithPath: path))
        }
        try await lab.verify()
    }
}
