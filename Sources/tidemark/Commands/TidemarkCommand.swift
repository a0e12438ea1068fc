import ArgumentParser

/// A command as `Runner` runs it: with a console to write to, and cancelled by the first stop signal.
protocol TidemarkCommand: ParsableCommand, Sendable {
    var output: OutputOptions { get }

    /// What the user has when the command is stopped, and how to go on: one sentence.
    static var whenStopped: String { get }

    /// Whether being stopped by a signal is this command's ordinary and complete end.
    static var endsWhenStopped: Bool { get }

    /// Does the work.
    ///
    /// - Throws: `TidemarkError`; anything else is reported as a defect.
    func perform(_ console: Console) async throws
}

extension TidemarkCommand {
    static var endsWhenStopped: Bool { false }
}
