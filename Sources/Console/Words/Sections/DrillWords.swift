/// Drills.
package final class DrillWords: WordGroup {
    package let title = Word(en: "Drills", zh: "恢复演练")
    package let titleOf = Word(en: "Drills of {name}", zh: "{name} 的恢复演练")
    package let headline = Word(
        en: "{proven} of {all} instances were proven by their last drill.", zh: "{all} 个实例中有 {proven} 个最近演练通过。")
    package let nobody = Word(en: "There is nothing to drill yet.", zh: "目前没有可演练的实例。")
    package let empty = Word(
        en: "Add an instance; a plan with drills proves its restore points by itself.", zh: "请先添加实例；备份计划可自动进行恢复演练。")
    package let lead = Word(
        en: "A drill restores to a throwaway server and compares the digest of every table.",
        zh: "演练会恢复到临时服务器，并核对每张表的摘要。")
    package let failedLead = Word(
        en: "{count} instances failed their last drill: look at these first.",
        one: "{count} instance failed its last drill: look at it first.", zh: "{count} 个实例最近演练失败，请优先处理。")
    package let instance = Word(en: "Instance", zh: "实例")
    package let result = Word(en: "Result", zh: "结果")
    package let passed = Word(en: "proven", zh: "通过")
    package let failed = Word(en: "failed", zh: "失败")
    package let never = Word(en: "never drilled", zh: "从未演练")
    package let ended = Word(en: "Ended", zh: "结束时间")
    package let took = Word(en: "Measured RTO", zh: "实测 RTO")
    package let plan = Word(en: "Plan", zh: "备份计划")
    package let byHand = Word(en: "by hand", zh: "手工")
    package let restorePoint = Word(en: "Restore point", zh: "恢复点")
    package let base = Word(en: "Base", zh: "全量备份")
    package let evidence = Word(en: "Evidence", zh: "证据")
    package let signed = Word(en: "Signed evidence", zh: "签名证据")
    package let provenHeadline = Word(en: "{name} was proven as of {time}.", zh: "{name} 在 {time} 的恢复点已验证。")
    package let failedHeadline = Word(
        en: "The last drill of {name} failed, as of {time}.", zh: "{name} 最近一次演练失败（恢复点 {time}）。")
    package let neverHeadline = Word(en: "{name} was never drilled.", zh: "{name} 从未演练。")
    package let begin = Word(en: "Drill now", zh: "立即演练")
    package let beginLead = Word(
        en: "A worker makes a throwaway server, restores to it, compares, and takes it away again.",
        zh: "工作节点会新建临时服务器，恢复并核对后删除。")
    package let begun = Word(en: "The drill has begun.", zh: "演练已开始。")
    package let point = Word(en: "Which restore point", zh: "恢复点")
    package let pointNewest = Word(en: "The newest", zh: "最新")
    package let pointRandom = Word(en: "One by chance", zh: "随机")
    package let running = Word(en: "Under way", zh: "进行中")
    package let earlier = Word(en: "Drills", zh: "演练记录")
    package let none = Word(en: "No drill has ended yet: begin one.", zh: "暂无演练记录，请开始一次演练。")
    package let restore = Word(en: "Bring it back for real", zh: "正式恢复")

    package init() {}
}
