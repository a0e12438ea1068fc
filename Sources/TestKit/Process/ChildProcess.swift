internal import Foundation
internal import Synchronization

/// A child process that cannot outlive this one: the kernel kills it when this process ends, however it ends.
///
/// Output goes to files, so nothing can block on a full pipe.
package final class ChildProcess: Sendable {
    package let identifier: Int32
    package let program: String

    private enum State {
        case running([CheckedContinuation<ExitStatus, Never>])
        case ended(ExitStatus)
    }
    private let state = Mutex<State>(.running([]))

    private init(identifier: Int32, program: String) {
        self.identifier = identifier
        self.program = program
    }

    /// Starts `program` (an absolute path, or a name looked up in PATH) with files as its standard streams.
    ///
    /// `environment` replaces the whole environment when given. `output` and `errors` are appended to.
    package static func start(
        _ program: String, _ arguments: [String], environment: [String: String]? = nil, folder: String? = nil,
        input: String = "/dev/null", output: String = "/dev/null", errors: String = "/dev/null"
    ) async throws -> ChildProcess {
        // setpriv replaces itself by the program, so the identifier is the program's own.
        let change = folder.map { ["env", "--chdir=\($0)"] } ?? []
        let command = ["setpriv", "--pdeathsig", "KILL", "--"] + change + [program] + arguments
        let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
        let identifier = try await SpawnThread.shared.run {
            try spawn(
                command, environment: variables, input: input, output: output, errors: errors)
        }
        let child = ChildProcess(identifier: identifier, program: program)
        Thread.detachNewThread { child.waitForEnd() }
        return child
    }

    /// True until the process has ended and been waited for.
    package var isRunning: Bool {
        state.withLock { state in
            if case .running = state { true } else { false }
        }
    }

    /// Sends a signal, unless the process has ended already.
    package func signal(_ number: Int32) {
        state.withLock { state in
            if case .running = state { _ = kill(identifier, number) }
        }
    }

    package func killNow() { signal(SIGKILL) }
    package func interrupt() { signal(SIGINT) }
    package func terminate() { signal(SIGTERM) }

    /// Waits until the process has ended.
    @discardableResult
    package func wait() async -> ExitStatus {
        await withCheckedContinuation { continuation in
            let status: ExitStatus? = state.withLock { state in
                switch state {
                case .ended(let status): return status
                case .running(let waiters):
                    state = .running(waiters + [continuation])
                    return nil
                }
            }
            if let status { continuation.resume(returning: status) }
        }
    }

    /// Waits for the end at most `limit`; after that the process is killed and an error thrown.
    @discardableResult
    package func wait(atMost limit: Duration) async throws -> ExitStatus {
        let deadline = Task {
            try await Task.sleep(for: limit)
            self.killNow()
            return true
        }
        let status = await wait()
        deadline.cancel()
        if (try? await deadline.value) == true { throw TestKitError("\(program) did not end within \(limit)") }
        return status
    }

    /// The largest resident memory so far, in bytes; nil once the process is gone.
    package var peakMemory: UInt64? {
        guard let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8) else {
            return nil
        }
        for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { UInt64($0) }
                .map { $0 * 1024 }
        }
        return nil
    }

    private func waitForEnd() {
        var status: Int32 = 0
        while true {
            // Waits without reaping first, so that a signal sent meanwhile cannot reach a reused identifier.
            var information = siginfo_t()
            if waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) == 0 { break }
            if errno != EINTR { break }
        }
        let waiters: [CheckedContinuation<ExitStatus, Never>] = state.withLock { state in
            while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
            guard case .running(let waiters) = state else { return [] }
            state = .ended(ExitStatus(waitStatus: status))
            return waiters
        }
        for waiter in waiters { waiter.resume(returning: ExitStatus(waitStatus: status)) }
    }
}

/// `posix_spawnp` with the three standard streams on files.
private func spawn(
    _ command: [String], environment: [String], input: String, output: String, errors: String
) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    if errors == output {
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
    } else {
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer {
        for argument in arguments { free(argument) }
        for variable in variables { free(variable) }
    }
    var identifier: pid_t = 0
    let result = posix_spawnp(&identifier, command[0], &actions, &attributes, arguments, variables)
    guard result == 0 else {
        throw TestKitError("cannot start \(command.joined(separator: " ")): \(String(cString: strerror(result)))")
    }
    return identifier
}
