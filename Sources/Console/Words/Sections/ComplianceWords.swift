/// Compliance.
package struct ComplianceWords: WordGroup {
    package init() {}
}
