/// The restore, the search of the log, undo.
package struct RestoreWords: WordGroup {
    package init() {}
}
