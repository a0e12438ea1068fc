/// Sites.
package struct SiteWords: WordGroup {
    package init() {}
}
