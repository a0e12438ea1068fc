/// People.
package struct PeopleWords: WordGroup {
    package init() {}
}
