internal import Core
import Glibc
internal import Synchronization

/// The only place that writes to standard output and standard error.
///
/// Results and progress go to standard output, warnings and errors to standard error. With `--json` everything is one
/// object a line on standard output. The live line, where there is a terminal, is redrawn beneath what is written.
final class Console: Sendable {
    enum Style: Sendable { case terminal, plain, json }

    let style: Style
    private let live = Mutex<String>("")

    init(json: Bool) {
        style = json ? .json : Terminal.isTerminal(STDOUT_FILENO) ? .terminal : .plain
    }

    var isJSON: Bool { style == .json }

    /// Writes a line for people; nothing with `--json`.
    func line(_ text: String) {
        guard !isJSON else { return }
        write(text, to: STDOUT_FILENO)
    }

    /// Writes a line with a label in front, `load     42.1 M rows`; nothing with `--json`.
    func line(_ label: String, _ text: String) { line(Console.labelled(label, text)) }

    /// Writes an object for machines; nothing without `--json`.
    func object(_ value: JSONValue) {
        guard isJSON else { return }
        write(value.text, to: STDOUT_FILENO)
    }

    /// Writes one line of JSON that is ready, for machines; nothing without `--json`.
    func json(_ text: String) {
        guard isJSON else { return }
        write(text, to: STDOUT_FILENO)
    }

    /// A remark that the user should read although the command goes on.
    func warning(_ text: String) {
        switch style {
        case .json: object(["event": "warning", "message": .string(text)])
        default: write("warning: \(text)", to: STDERR_FILENO)
        }
    }

    /// A warning with a stable code and what to do about it.
    func warning(code: ErrorCode, _ message: String, hint: String) {
        switch style {
        case .json:
            object([
                "event": "warning", "code": .string(code.rawValue), "message": .string(message), "hint": .string(hint),
            ])
        default: write("warning[\(code)]: \(message)\nhint: \(hint)", to: STDERR_FILENO)
        }
    }

    /// A remark on what is going on that belongs to no result.
    func notice(_ text: String) {
        switch style {
        case .json: object(["event": "notice", "message": .string(text)])
        default: write(text, to: STDERR_FILENO)
        }
    }

    /// Writes a line of the service's log to standard error, as it is.
    func log(_ line: String) { write(line, to: STDERR_FILENO) }

    /// Reports a failure with the exit code the program is about to end with.
    func error(_ error: TidemarkError, exit: ExitCode) {
        switch style {
        case .json: object(ErrorReport.object(error, exit: exit))
        default: write(ErrorReport.text(error), to: STDERR_FILENO)
        }
    }

    /// Replaces the live line on a terminal; nothing elsewhere. An empty text removes it.
    func live(_ text: String) {
        guard style == .terminal else { return }
        let shown = text.visiblePrefix(Terminal.columns - 1)
        live.withLock { current in
            guard current != shown else { return }
            current = shown
            Console.put("\r\u{1B}[K" + shown, to: STDOUT_FILENO)
        }
    }

    /// `label` padded to the column in which every text begins.
    static func labelled(_ label: String, _ text: String) -> String { label.padded(to: 8) + " " + text }

    private func write(_ text: String, to descriptor: Int32) {
        live.withLock { current in
            if current.isEmpty {
                Console.put(text + "\n", to: descriptor)
            } else {
                Console.put("\r\u{1B}[K", to: STDOUT_FILENO)
                Console.put(text + "\n", to: descriptor)
                Console.put(current, to: STDOUT_FILENO)
            }
        }
    }

    /// Writes all bytes; a closed pipe or a full disk ends the attempt, as nothing could be reported about it.
    private static func put(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}
