/// Plans.
package struct PlanWords: WordGroup {
    package init() {}
}
