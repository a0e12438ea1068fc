/// Events and their acknowledgement.
package struct EventWords: WordGroup {
    package init() {}
}
