/// One's own account, sessions and second factor.
package struct AccountWords: WordGroup {
    package init() {}
}
