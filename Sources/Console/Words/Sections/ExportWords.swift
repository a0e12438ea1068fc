/// Exports and links.
package struct ExportWords: WordGroup {
    package init() {}
}
