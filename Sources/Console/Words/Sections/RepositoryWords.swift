/// Repositories and keys.
package struct RepositoryWords: WordGroup {
    package init() {}
}
