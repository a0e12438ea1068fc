/// Approvals.
package struct ApprovalWords: WordGroup {
    package init() {}
}
