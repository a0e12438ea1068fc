/// Jobs.
package struct JobWords: WordGroup {
    package let title = Word(en: "Jobs", zh: "任务")
    package let headline = Word(
        en: "{count} jobs run or wait.", one: "{count} job runs or waits.", zh: "{count} 个任务正在运行或等待。")
    package let idle = Word(en: "No job runs or waits.", zh: "没有任务在运行或等待。")
    package let lead = Word(en: "Newest first, of the project {project}.", zh: "项目 {project} 的任务，最新在前。")
    package let empty = Word(
        en: "No job fits. Plans begin jobs by themselves; a base can be taken on the page of an instance.",
        zh: "没有符合条件的任务。计划会自动发起任务，也可以在实例页面手动执行全量备份。")
    package let kind = Word(en: "Kind", zh: "类型")
    package let state = Word(en: "State", zh: "状态")
    package let instance = Word(en: "Instance", zh: "实例")
    package let repository = Word(en: "Repository", zh: "备份仓库")
    package let created = Word(en: "Asked for", zh: "发起时间")
    package let took = Word(en: "Took", zh: "耗时")
    package let worker = Word(en: "Worker", zh: "工作节点")
    package let failure = Word(en: "Failure", zh: "失败原因")
    package let anyKind = Word(en: "Every kind", zh: "全部类型")
    package let anyState = Word(en: "Every state", zh: "全部状态")
    package let anyInstance = Word(en: "Every instance", zh: "全部实例")
    package let show = Word(en: "Show", zh: "显示")
    package let job = Word(en: "Job", zh: "任务")
    package let open = Word(en: "Log", zh: "日志")
    package let headlineOf = Word(en: "{kind} of {name}: {state}", zh: "{name} 的{kind}：{state}")
    package let headlineBare = Word(en: "{kind}: {state}", zh: "{kind}：{state}")
    package let asked = Word(en: "Asked for {ago}.", zh: "{ago}发起。")
    package let progress = Word(en: "Progress", zh: "进度")
    package let log = Word(en: "What it says", zh: "任务日志")
    package let noLines = Word(en: "It has said nothing yet.", zh: "暂无日志。")
    package let cancel = Word(en: "Cancel the job", zh: "取消任务")
    package let cancelling = Word(en: "It was told to stop.", zh: "已通知停止。")
    package let cancelled = Word(en: "The job is told to stop.", zh: "已通知任务停止。")
    package let cancelWarning = Word(
        en: "What it has done so far is not undone; a base or restore that is stopped is not usable.",
        zh: "已完成的部分不会回滚；被中止的备份或恢复不可用。")
    package let retry = Word(en: "Try again", zh: "重试")
    package let retried = Word(en: "The job is tried again.", zh: "任务已重新开始。")
    package let tries = Word(en: "Failed tries in a row", zh: "连续失败次数")
    package let next = Word(en: "Next try", zh: "下次尝试")
    package let heard = Word(en: "Heard of", zh: "最近心跳")
    package let target = Word(en: "Target", zh: "目标")
    package let site = Word(en: "Site", zh: "站点")
    package let started = Word(en: "Begun", zh: "开始时间")
    package let ended = Word(en: "Ended", zh: "结束时间")
    package let partOf = Word(en: "{done} of {whole}", zh: "{done} / {whole}")
    package let rowCount = Word(en: "{count} rows", one: "{count} row", zh: "{count} 行")
    package let left = Word(en: "{span} left", zh: "剩余 {span}")
    package let held = Word(en: "held: {why}", zh: "暂停：{why}")
    package let ordered = Word(en: "The job is asked for.", zh: "任务已发起。")
    package let filterHint = Word(en: "Filter these jobs", zh: "筛选任务")

    package init() {}
}
