/// Tokens.
package struct TokenWords: WordGroup {
    package init() {}
}
