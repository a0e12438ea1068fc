/// Drills.
package struct DrillWords: WordGroup {
    package init() {}
}
