/// The audit.
package struct AuditWords: WordGroup {
    package let noTime = Word(en: "It is no time.", zh: "时间格式不正确。")
    package let noTimeHint = Word(en: "Write it like 2026-11-22T11:03.", zh: "请按 2026-11-22T11:03 的格式填写。")

    package init() {}
}
