internal import Core
internal import Glibc
internal import Synchronization

/// A program that is given some bytes and answers with some: run to its end within a time.
struct ProgramRun {
    let program: Program
    /// More bytes of output than this are not kept.
    var outputLimit = 1 << 20

    struct Answer: Sendable {
        let end: ProcessEnd
        let output: [UInt8]
        let errors: [UInt8]
    }

    init(_ program: Program) { self.program = program }

    /// The program is killed when the time is over, and when the task is cancelled. Throws `target.start`, `target.provider`
    /// and `CancellationError`.
    func run(input: [UInt8], patience: Duration) async throws -> Answer {
        let streams = try PipeStreams()
        let process: RunningProcess
        do {
            process = try await program.start(
                input: streams.input.read, output: streams.output.write, errors: streams.errors.write)
        } catch {
            streams.closeAll()
            throw error
        }
        streams.closeChildEnds()
        async let output = Self.blocking { [outputLimit] in
            Self.readAll(streams.output.read, of: process, limit: outputLimit)
        }
        async let errors = Self.blocking { Self.readAll(streams.errors.read, of: process, limit: 1 << 20) }
        async let written: Void = Self.blocking { Self.write(input, streams.input.write) }
        let isLate = Mutex(false)
        let killer = Task {
            try await Task.sleep(for: patience)
            isLate.withLock { $0 = true }
            process.signal(SIGKILL)
        }
        let end = await withTaskCancellationHandler {
            await process.wait()
        } onCancel: {
            process.signal(SIGKILL)
        }
        killer.cancel()
        await written
        let answer = Answer(end: end, output: await output, errors: await errors)
        try Task.checkCancellation()
        guard !isLate.withLock({ $0 }) else {
            throw TidemarkError(
                .providerFailed, "\(program.path) did not end within \(patience).",
                hint: "See what it waits for, or give it more time.")
        }
        return answer
    }

    /// On a thread of its own, as it waits.
    private static func blocking<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            BlockingThread.run { continuation.resume(returning: body()) }
        }
    }

    /// Up to its end, or until the program has ended and nothing more waits: what it started may hold the pipe for ever.
    private static func readAll(_ descriptor: Int32, of process: RunningProcess, limit: Int) -> [UInt8] {
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let isOver = process.end != nil
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, 100)
            if ready == 0, isOver { return bytes }
            guard ready > 0 else {
                if ready == 0 || errno == EINTR { continue }
                return bytes
            }
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            if bytes.count < limit { bytes += buffer.prefix(count) }
        }
    }

    private static func write(_ bytes: [UInt8], _ descriptor: Int32) {
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // A program need not read its input.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
