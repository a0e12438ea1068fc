/// Bringing back: restore, search of the log, undo, drills, exports and links.
enum RestorePages {
    static let all: [ConsolePage] = []
}
