/// The overview.
package struct OverviewWords: WordGroup {
    package init() {}
}
