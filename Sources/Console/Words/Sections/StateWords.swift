/// What the codes of the API are called. Each is named as its code, in one word: `at-risk` is `atRisk`.
package final class StateWords: WordGroup {
    package let protected = Word(en: "protected", zh: "受保护")
    package let atRisk = Word(en: "at risk", zh: "有风险")
    package let unprotected = Word(en: "unprotected", zh: "未保护")

    package let queued = Word(en: "waiting", zh: "排队中")
    package let waiting = Word(en: "waiting", zh: "等待中")
    package let leased = Word(en: "taken", zh: "已领取")
    package let running = Word(en: "running", zh: "运行中")
    package let cancelling = Word(en: "stopping", zh: "正在停止")
    package let succeeded = Word(en: "done", zh: "已完成")
    package let failed = Word(en: "failed", zh: "失败")
    package let cancelled = Word(en: "cancelled", zh: "已取消")
    package let uncertain = Word(en: "uncertain", zh: "结果未知")

    package let base = Word(en: "base", zh: "全量备份")
    package let stream = Word(en: "log stream", zh: "日志备份")
    package let restore = Word(en: "restore", zh: "恢复")
    package let drill = Word(en: "drill", zh: "恢复演练")
    package let verify = Word(en: "verification", zh: "校验")
    package let verification = Word(en: "verification", zh: "校验")
    package let copy = Word(en: "copy", zh: "复制")
    package let merge = Word(en: "merge", zh: "日志合并")
    package let prune = Word(en: "prune", zh: "清理")
    package let lookup = Word(en: "lookup", zh: "查询")
    package let export = Word(en: "export", zh: "导出")

    package let phaseSearch = Word(en: "searching", zh: "搜索")
    package let phaseCheck = Word(en: "checking", zh: "检查")
    package let phaseRead = Word(en: "reading", zh: "读取")
    package let phaseLoad = Word(en: "loading", zh: "加载")
    package let phaseFold = Word(en: "folding", zh: "合并")
    package let phaseReplay = Word(en: "replaying", zh: "回放")
    package let phaseIndex = Word(en: "indexing", zh: "建索引")
    package let phaseProve = Word(en: "proving", zh: "核对")
    package let phaseFinish = Word(en: "finishing", zh: "收尾")

    package let note = Word(en: "note", zh: "提示")
    package let warning = Word(en: "warning", zh: "警告")
    package let error = Word(en: "error", zh: "错误")

    package init() {}

    /// `at-risk` → `atRisk`, `base.failed` → `baseFailed`.
    static func name(of code: String) -> String {
        let parts = code.split { $0 == "-" || $0 == "." || $0 == "_" || $0 == " " }
        return parts.enumerated().map { index, part in
            index == 0 ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
        }.joined()
    }
}
