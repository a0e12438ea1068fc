import Foundation
import TestKit

/// Runs the program and looks for secrets in all it says, and in what others of the machine can see of it meanwhile.
struct SecretHunt {
    /// Names of secrets, and every form of each that gives it away.
    private(set) var needles: [(name: String, bytes: [UInt8])] = []
    private(set) var found: Set<String> = []
    private(set) var looks = 0
    let program: TidemarkProgram

    init(_ program: TidemarkProgram) { self.program = program }

    /// Looks for the bytes themselves, in hexadecimal and in base64.
    mutating func add(_ name: String, _ secret: [UInt8]) {
        let hex = secret.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        let base64 = Data(secret).base64EncodedString()
        let forms = [secret, Array(hex.utf8), Array(hex.uppercased().utf8), Array(base64.prefix { $0 != "=" }.utf8)]
        for form in forms { needles.append((name, form)) }
    }

    mutating func add(_ name: String, _ secret: String) { add(name, Array(secret.utf8)) }

    mutating func search(_ bytes: [UInt8], in place: String) {
        let data = Data(bytes)
        for needle in needles where data.range(of: Data(needle.bytes)) != nil {
            found.insert("\(needle.name) in \(place)")
        }
    }

    /// Everything below a folder, names of files included.
    mutating func search(folder: String) {
        for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            search(Array(name.utf8), in: "names of \(folder)")
            if let content = FileManager.default.contents(atPath: folder + "/" + name) {
                search(Array(content), in: name)
            }
        }
    }

    /// A run to its end, watched all the time; what it said is searched, and returned.
    mutating func run(
        _ arguments: [String], in folder: String, atMost limit: Duration = .seconds(60)
    ) async throws -> (status: ExitStatus, errors: String) {
        let run = try await program.start(arguments)
        let deadline = ContinuousClock.now + limit
        while run.process.isRunning, ContinuousClock.now < deadline {
            look(at: run, in: folder)
            try await Task.sleep(for: .milliseconds(5))
        }
        let status = try await run.process.wait(atMost: .seconds(1))
        search(run, arguments)
        return (status, run.errors)
    }

    mutating func search(_ run: TidemarkRun, _ arguments: [String]) {
        search(Array(run.output.utf8), in: "output of \(arguments[0])")
        search(Array(run.errors.utf8), in: "errors of \(arguments[0])")
    }

    /// Command line, environment and temporary files of a process.
    mutating func look(at run: TidemarkRun, in folder: String) {
        for name in ["cmdline", "environ"] {
            guard let content = FileManager.default.contents(atPath: "/proc/\(run.process.identifier)/\(name)") else {
                continue
            }
            if !content.isEmpty { looks += 1 }
            search(Array(content), in: name)
        }
        search(folder: folder)
    }
}
