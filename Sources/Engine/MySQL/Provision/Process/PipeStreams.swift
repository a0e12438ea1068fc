internal import Core
internal import Glibc

/// The three pipes between this process and one it starts.
struct PipeStreams: Sendable {
    struct Ends: Sendable {
        let read: Int32
        let write: Int32
    }
    let input: Ends
    let output: Ends
    let errors: Ends

    /// Throws `target.start` where the process has no descriptors left.
    init() throws(TidemarkError) {
        input = try Self.pipe()
        output = try Self.pipe()
        errors = try Self.pipe()
    }

    /// Those the new process has copies of.
    func closeChildEnds() {
        for descriptor in [input.read, output.write, errors.write] { close(descriptor) }
    }

    func closeAll() {
        closeChildEnds()
        for descriptor in [input.write, output.read, errors.read] { close(descriptor) }
    }

    private static func pipe() throws(TidemarkError) -> Ends {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else {
            throw TidemarkError(
                .instanceStart, "No pipe can be made: \(String(cString: strerror(errno))).",
                hint: "Raise the limit of open files (ulimit -n).")
        }
        // The mark comes a moment late; what is started meanwhile closes all but its own.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return Ends(read: ends[0], write: ends[1])
    }
}
