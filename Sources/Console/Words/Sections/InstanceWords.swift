/// Instances: the list, the page of one, its timeline.
package struct InstanceWords: WordGroup {
    package init() {}
}
