internal import Core
import Glibc

/// Asks for a secret on the terminal without showing it.
enum PasswordPrompt {
    /// Whether there is a person to ask: standard input and standard error are a terminal.
    static var isPossible: Bool { Terminal.isTerminal(STDIN_FILENO) && Terminal.isTerminal(STDERR_FILENO) }

    /// What is typed up to the end of the line. Ctrl-U empties it; Ctrl-C and Ctrl-D end the command.
    static func ask(_ question: String) throws(TidemarkError) -> Secret {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else {
            throw TidemarkError(
                .usage, "the password cannot be asked for on this terminal", hint: "use --password-file FILE")
        }
        var quiet = before
        // Signals are off while typing, so that echo is on again whatever happens.
        quiet.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            put("\n")
        }
        put(question)
        var typed: [UInt8] = []
        while true {
            guard !Task.isCancelled else {
                throw TidemarkError(.interrupted, "stopped at the question for a password", hint: "nothing was begun")
            }
            var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 200) > 0 else { continue }
            var byte: UInt8 = 0
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            switch (count, byte) {
            case (1, UInt8(ascii: "\n")), (1, UInt8(ascii: "\r")): return Secret(typed)
            case (1, 0x7F), (1, 0x08):
                // One character, which may be several bytes of UTF-8.
                while let last = typed.popLast(), last & 0xC0 == 0x80 {}
            case (1, 0x15): typed.removeAll()
            case (1, 0x03), (1, 0x04), (...0, _):
                throw TidemarkError(
                    .interrupted, "stopped at the question for a password", hint: "nothing was begun")
            default: if typed.count < SecretFile.limit { typed.append(byte) }
            }
        }
    }

    private static func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
