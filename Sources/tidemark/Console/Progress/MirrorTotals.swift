internal import Core
internal import Repository
internal import Synchronization

/// What a mirror has copied so far, shown as it goes on.
final class MirrorTotals: Sendable {
    private struct State {
        var reports: [String: CopyReport] = [:]
        var shown: [String: Int] = [:]
        var drawn = ContinuousClock.now
    }

    private let console: Console
    private let state = Mutex(State())

    init(_ console: Console) { self.console = console }

    func note(_ name: String, _ report: CopyReport) {
        let (notes, total): ([String], CopyReport?) = state.withLock { state in
            state.reports[name] = report
            let notes = Array(report.notes.dropFirst(state.shown[name] ?? 0))
            state.shown[name] = report.notes.count
            let interval = Duration.milliseconds(console.style == .terminal ? 200 : console.isJSON ? 1000 : 60_000)
            guard ContinuousClock.now - state.drawn >= interval else { return (notes, nil) }
            state.drawn = .now
            return (notes, Self.total(state))
        }
        for note in notes { console.line("note", "\(name): \(note)") }
        guard let total else { return }
        switch console.style {
        case .terminal: console.live(Console.labelled("mirror", CopyText.done(total)))
        case .plain: console.line("mirror", CopyText.done(total))
        case .json: console.object(CopyText.object("progress", nil, total))
        }
    }

    func note(_ event: KeyWatch.Event, of repository: Repository) {
        switch event {
        case .rotated(let epoch):
            let text = "The key of \(repository.title) was rotated: what follows is sealed in epoch \(epoch)."
            console.line("note", text)
            console.object(["event": "note", "message": .string(text)])
        case .lacking(let error):
            console.warning(code: error.code, "\(repository.title): \(error.message)", hint: error.hint)
        }
    }

    func finish() {
        let total = state.withLock { Self.total($0) }
        console.live("")
        console.line("done", "\(CopyText.done(total)); run the same command again to go on")
        console.object(CopyText.object("done", nil, total))
    }

    private static func total(_ state: State) -> CopyReport {
        state.reports.values.reduce(into: CopyReport()) { $0.add($1) }
    }
}
