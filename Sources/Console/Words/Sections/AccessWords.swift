/// Roles, policies, grants and why somebody may.
package struct AccessWords: WordGroup {
    package init() {}
}
