/// The overview.
package final class OverviewWords: WordGroup {
    package let headline = Word(
        en: "{good} of {count} instances are protected.", one: "{good} of {count} instance is protected.",
        zh: "{count} 个实例中有 {good} 个受保护。")
    package let nothing = Word(en: "Nothing is protected yet.", zh: "还没有受保护的实例。")
    package let begin = Word(
        en: "Add the first instance: where it is, what checks say, which plan. It takes three minutes.",
        zh: "添加第一个实例：填写地址、通过预检、选择计划，三分钟即可完成。")
    package let addInstance = Word(en: "Add an instance", zh: "添加实例")
    package let titleGood = Word(en: "All {count} protected", zh: "{count} 个实例全部受保护")
    package let titleNeeds = Word(en: "{count} need you", one: "{count} needs you", zh: "{count} 个需要处理")
    package let quiet = Word(en: "Nobody is needed.", zh: "无需处理。")
    package let needed = Word(en: "{count} need you.", one: "{count} needs you.", zh: "{count} 个需要处理。")
    package let worst = Word(en: "Worst data at risk now: {span} ({name}).", zh: "当前最大数据风险：{span}（{name}）。")
    package let proven = Word(
        en: "Last proven restore: {ago}, {name}, took {span}.", zh: "最近一次恢复演练：{ago}，{name}，耗时 {span}。")
    package let provenUntimed = Word(en: "Last proven restore: {ago}, {name}.", zh: "最近一次恢复演练：{ago}，{name}。")
    package let unproven = Word(en: "No restore has been proven yet.", zh: "尚无恢复演练成功记录。")
    package let allProjects = Word(en: "All projects", zh: "所有项目")
    package let levels = Word(en: "States and reasons", zh: "状态与原因")
    package let needs = Word(en: "Needs you", zh: "需要处理")
    package let seeAll = Word(en: "See all {count}", zh: "查看全部 {count} 个")
    package let risk = Word(en: "Data at risk now", zh: "当前数据风险")
    package let riskHint = Word(en: "behind the source, worst first", zh: "日志落后时间，最差在前")
    package let noRisk = Word(
        en: "No log is streamed: what is at risk is all since the last base.", zh: "没有日志备份在运行：上次全量备份之后的数据都有风险。")
    package let running = Word(en: "Running", zh: "正在运行")
    package let runningCount = Word(en: "{count} jobs", one: "{count} job", zh: "{count} 个任务")
    package let noJobs = Word(en: "No job runs or waits.", zh: "没有任务在运行或等待。")
    package let tide = Word(en: "The tide", zh: "变更潮汐")
    package let tideHint = Word(
        en: "rows changed a minute, 24 h · runs as marks", zh: "每分钟变更行数，24 小时 · 虚线为备份与演练")
    package let tideEmpty = Word(
        en: "No change was counted in the last 24 h. What comes now shows within some minutes.",
        zh: "过去 24 小时没有计入任何变更，新的变更会在数分钟内显示。")
    package let tideTop = Word(en: "{count} rows a minute", zh: "每分钟 {count} 行")
    package let runs = Word(en: "Bases and drills", zh: "全量备份与演练")
    package let runsHint = Word(en: "darker: more; ring: failed or missed", zh: "颜色越深越多；红框：失败或错过")
    package let today = Word(en: "Today, hour by hour", zh: "今天，按小时")
    package let days = Word(en: "The last 35 days", zh: "最近 35 天")
    package let runsOf = Word(
        en: "{time}: {count} runs, {failed} failed, {missed} missed",
        one: "{time}: {count} run, {failed} failed, {missed} missed",
        zh: "{time}：{count} 次运行，{failed} 次失败，{missed} 次错过")
    package let stored = Word(en: "Stored", zh: "存储")
    package let storedSum = Word(en: "{stored} · {growth} a day", zh: "{stored} · 每天 {growth}")
    package let storedNothing = Word(en: "Nothing is stored yet.", zh: "尚未存储任何数据。")
    package let month = Word(en: "About {cost} {currency} a month.", zh: "预计每月 {cost} {currency}。")
    package let unpriced = Word(en: "Not every class has a price.", zh: "部分存储类别没有价格。")
    package let saved = Word(
        en: "Bases read {raw}, compressed {packed}, and with what they share {stored} are stored, logs included.",
        zh: "全量备份读取 {raw}，压缩后 {packed}，去重后连同日志实际存储 {stored}。")
    package let overTime = Word(en: "Stored over time", zh: "存储趋势")
    package let overTimeHint = Word(en: "GB, by day", zh: "GB，按天")
    package let ratios = Word(en: "What is saved", zh: "压缩与去重")
    package let ratiosHint = Word(en: "times smaller, by day", zh: "倍数，按天")
    package let compression = Word(en: "By compression", zh: "压缩比")
    package let sharing = Word(en: "By sharing chunks", zh: "去重比")
    package let throughput = Word(en: "How fast bases are read", zh: "全量备份吞吐量")
    package let throughputHint = Word(en: "of those that are kept, by day in UTC", zh: "现有备份，按天（UTC）")
    package let rate = Word(en: "MB a second", zh: "每秒 MB")
    package let readBytes = Word(en: "GB read", zh: "读取 GB")
    package let classMonth = Word(en: "{cost} {currency} a month", zh: "每月 {cost} {currency}")
    package let steps = Word(en: "All steps of setting up", zh: "查看全部初始化步骤")
    package let figures = Word(en: "Figures", zh: "数据")
    package let day = Word(en: "Day", zh: "日期")
    package let storedBytes = Word(en: "Stored", zh: "实际存储")
    package let packedBytes = Word(en: "Bases, compressed", zh: "压缩后")
    package let rawBytes = Word(en: "Bases, as read", zh: "读取量")
    package let coming = Word(en: "Next runs", zh: "即将执行")
    package let noComing = Word(en: "No plan has a base or drill due.", zh: "没有即将执行的全量备份或演练。")
    package let alarms = Word(en: "Open alarms", zh: "未恢复的告警")
    package let noAlarms = Word(en: "Nothing is wrong that is known.", zh: "没有已知故障。")
    package let takeBase = Word(en: "Take base", zh: "立即全量备份")
    package let runDrill = Word(en: "Run drill", zh: "执行演练")
    package let bind = Word(en: "Choose plan", zh: "选择计划")
    package let check = Word(en: "Check", zh: "预检")
    package let look = Word(en: "Look", zh: "查看")
    package let noPlan = Word(en: "No plan covers it.", zh: "没有备份计划覆盖该实例。")

    package init() {}
}
