/// Jobs: the list, the page of one, its log.
package struct JobWords: WordGroup {
    package init() {}
}
