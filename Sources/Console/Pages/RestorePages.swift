/// Bringing back: restore, search of the log, undo, drills, exports and links.
enum RestorePages {
    static let all: [ConsolePage] =
        RestoreListPage.all + RestorePage.all + LookupPage.all + RestoreWatchPage.all + DrillsPage.all
        + ExportsPage.all + ExportPage.all
}
