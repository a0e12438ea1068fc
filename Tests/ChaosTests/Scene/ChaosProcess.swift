import Core
import Foundation
import TestKit

/// A process of the program that is started again whenever it ends, as systemd does with the units we ship.
actor ChaosProcess {
    nonisolated let name: String
    private let program: TidemarkProgram
    private let arguments: [String]
    private let log: FaultLog
    /// Told the port of a server that has begun to listen.
    private let listens: (@Sendable (Int) -> Void)?
    private(set) var lives: [ProcessLife] = []
    /// How long it stays away once it was killed; nil unless we kill it.
    private var away: Duration?
    /// A fault is under way that another would disturb.
    private var isTaken = false
    private var isStopping = false
    private var keeper: Task<Void, Never>?

    init(
        _ name: String, _ program: TidemarkProgram, _ arguments: [String], log: FaultLog,
        listens: (@Sendable (Int) -> Void)? = nil
    ) {
        self.name = name
        self.program = program
        self.arguments = arguments
        self.log = log
        self.listens = listens
    }

    /// Starts it, and keeps it running until `stop` or `end`.
    func start() {
        guard keeper == nil else { return }
        keeper = Task { await self.keep() }
    }

    /// The URL's port a server said that it listens on first; waits for it.
    func firstPort() async throws -> Int {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if let run = lives.first?.run, let port = Self.port(in: run.output) { return port }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw TestKitError("\(name) never listened:\n\(lives.last?.run.errors ?? "it never began")")
    }

    /// What its first life wrote to standard output.
    var firstOutput: String { lives.first?.run.output ?? "" }

    /// `kill -9`; it comes back after `away`. False where it is not there to be killed.
    func kill(away: Duration) async -> Bool {
        guard !isTaken, let process = lives.last?.run.process, process.isRunning else { return false }
        isTaken = true
        defer { isTaken = false }
        self.away = away
        process.killNow()
        await process.wait()
        return true
    }

    /// Stops all its threads (SIGSTOP), lets time pass, and lets them go on, as a machine that was suspended does.
    func freeze(_ length: Duration) async -> Bool {
        guard !isTaken, let process = lives.last?.run.process, process.isRunning else { return false }
        let number = lives.count - 1
        isTaken = true
        defer { isTaken = false }
        process.signal(SIGSTOP)
        let from = Timestamp.now()
        // The end of the test lets everything go on that it ends in good order.
        try? await Task.sleep(for: length)
        lives[number].frozen.append(from..<max(from, Timestamp.now()))
        process.signal(SIGCONT)
        return true
    }

    /// Tells it to stop, and says how it did.
    func stop() async throws -> TestKit.ExitStatus? {
        isStopping = true
        guard let process = lives.last?.run.process, process.isRunning else { return nil }
        process.terminate()
        return try await process.wait(atMost: .seconds(90))
    }

    /// Ends it at once and for good.
    func end() async {
        isStopping = true
        keeper?.cancel()
        lives.last?.run.process.killNow()
        await keeper?.value
    }

    /// The end of what its last two lives said.
    func tail(_ lines: Int) -> String {
        lives.suffix(2).map { life in
            let text = life.run.errors.split(separator: "\n")
                .filter { !$0.contains(#""level":"debug""#) || $0.contains("run of a job") }
                .filter { !$0.contains("A request was answered.") }.suffix(lines)
            return "-- \(name), from \(life.from) to \(life.to.map { "\($0)" } ?? "now")\n"
                + text.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func keep() async {
        while !isStopping {
            do {
                let run = try await program.start(arguments)
                lives.append(ProcessLife(run: run, from: .now()))
                if isStopping { run.process.killNow() }
                await live(run)
            } catch {
                log.problem("\(name) cannot be started: \(error)")
            }
            let pause = away ?? .seconds(1)
            away = nil
            if !isStopping { try? await Task.sleep(for: pause) }
        }
    }

    private func live(_ run: TidemarkRun) async {
        let number = lives.count - 1
        var port: Int?
        if let listens {
            while run.process.isRunning, port == nil {
                port = Self.port(in: run.output)
                try? await Task.sleep(for: .milliseconds(20))
            }
            if let port { listens(port) }
        }
        let status = await run.process.wait()
        lives[number].to = .now()
        guard away == nil, !isStopping else { return }
        let said = run.errors.split(separator: "\n").suffix(3).joined(separator: " / ")
        if listens != nil, port == nil, said.contains("catalog.") {
            // A server does not begin without its catalog: whoever keeps it tries again.
            log.note("\(name) could not begin (\(status)), and will try again: \(said.prefix(200))")
        } else {
            log.problem("\(name) ended by itself (\(status)): \(said)")
        }
    }

    /// Of `serve    http://127.0.0.1:40001`.
    private static func port(in output: String) -> Int? {
        output.split(separator: "\n").first { $0.hasPrefix("serve ") }?.split(separator: ":").last.flatMap {
            Int($0.filter(\.isNumber))
        }
    }
}
