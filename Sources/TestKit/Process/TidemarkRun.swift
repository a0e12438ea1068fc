/// A run of `tidemark` that is under way or over.
package struct TidemarkRun: Sendable {
    package let process: ChildProcess
    package let arguments: [String]
    private let folder: TestFolder

    init(process: ChildProcess, folder: TestFolder, arguments: [String]) {
        self.process = process
        self.folder = folder
        self.arguments = arguments
    }

    /// What it has written to standard output so far.
    package var output: String { Shell.text(folder.file("out")) }
    /// What it has written to standard error so far.
    package var errors: String { Shell.text(folder.file("err")) }

    /// Waits until the output or the error output holds `text`.
    package func waitFor(_ text: String, atMost limit: Duration = .seconds(60)) async throws {
        let deadline = ContinuousClock.now + limit
        while !output.contains(text), !errors.contains(text) {
            guard process.isRunning, ContinuousClock.now < deadline else {
                throw TestKitError(
                    "tidemark \(arguments.joined(separator: " ")) never said \"\(text)\"\n\(errors)\(output)")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// `kill -9` after `delay`; returns false if it had ended by itself before.
    package func kill(after delay: Duration) async throws -> Bool {
        let deadline = ContinuousClock.now + delay
        while process.isRunning, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(2)) }
        process.killNow()
        return await process.wait() == .killed(signal: 9)
    }

    /// Interrupts it as Ctrl-C does and waits for its end.
    @discardableResult
    package func interrupt(atMost limit: Duration = .seconds(30)) async throws -> ExitStatus {
        process.interrupt()
        return try await process.wait(atMost: limit)
    }
}
