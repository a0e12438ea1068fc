/// The audit.
package struct AuditWords: WordGroup {
    package init() {}
}
