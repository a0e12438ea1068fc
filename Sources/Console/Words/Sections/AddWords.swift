/// Adding instances, one or many.
package struct AddWords: WordGroup {
    package init() {}
}
