/// Projects and tags.
package struct ProjectWords: WordGroup {
    package init() {}
}
