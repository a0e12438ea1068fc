/// Plans.
package final class PlanWords: WordGroup {
    package let title = Word(en: "Plans", zh: "备份计划")
    package let headline = Word(
        en: "{count} instances follow a plan.", one: "{count} instance follows a plan.", zh: "{count} 个实例采用备份计划。")
    package let nothing = Word(en: "There is no plan: nothing is backed up.", zh: "没有备份计划：不会备份任何实例。")
    package let lead = Word(
        en: "What is wanted: when bases are taken, whether the log is streamed, how long all is kept.",
        zh: "计划规定何时全量备份、是否备份日志、保留多久。")
    package let toTags = Word(en: "Tags", zh: "标签")
    package let empty = Word(
        en: "Add a plan, or an instance: its last step makes a standard plan.", zh: "请添加计划；或添加实例，最后一步会创建标准计划。")
    package let plan = Word(en: "Plan", zh: "计划")
    package let bases = Word(en: "Bases", zh: "全量备份")
    package let log = Word(en: "Log is streamed", zh: "备份日志")
    package let kept = Word(en: "Kept", zh: "保留")
    package let repository = Word(en: "Repository", zh: "备份仓库")
    package let promise = Word(en: "At most behind", zh: "RPO 上限")
    package let instances = Word(en: "Instances", zh: "实例")
    package let next = Word(en: "Next base", zh: "下次全量备份")
    package let add = Word(en: "Add a plan", zh: "添加计划")
    package let streams = Word(en: "log all day", zh: "全天备份日志")
    package let noStream = Word(en: "no log", zh: "不备份日志")

    package let daily = Word(en: "every day at {times} ({zone})", zh: "每天 {times}（{zone}）")
    package let weekly = Word(en: "{days} at {times} ({zone})", zh: "每{days} {times}（{zone}）")
    package let hourly = Word(
        en: "every {count} hours from {from} on ({zone})", one: "every hour from {from} on ({zone})",
        zh: "从 {from} 起每 {count} 小时（{zone}）")
    package let cronText = Word(en: "by cron {cron} ({zone})", zh: "按 cron {cron}（{zone}）")
    package let mon = Word(en: "Mon", zh: "周一")
    package let tue = Word(en: "Tue", zh: "周二")
    package let wed = Word(en: "Wed", zh: "周三")
    package let thu = Word(en: "Thu", zh: "周四")
    package let fri = Word(en: "Fri", zh: "周五")
    package let sat = Word(en: "Sat", zh: "周六")
    package let sun = Word(en: "Sun", zh: "周日")
    package let keepsAll = Word(en: "every base", zh: "所有全量备份")
    package let keepsLog = Word(
        en: "every second of {count} days", one: "every second of a day", zh: "{count} 天内任意一秒")
    package let keepsDays = Word(en: "{count} days", one: "{count} day", zh: "{count} 天内")
    package let keepsLast = Word(en: "the newest {count}", zh: "最新 {count} 个")
    package let keepsDaily = Word(en: "{count} daily", zh: "每日 {count} 个")
    package let keepsWeekly = Word(en: "{count} weekly", zh: "每周 {count} 个")
    package let keepsMonthly = Word(en: "{count} monthly", zh: "每月 {count} 个")
    package let keepsYearly = Word(en: "{count} yearly", zh: "每年 {count} 个")
    package let named = Word(en: "{count} by name", zh: "按名称 {count} 个")

    package let addTitle = Word(en: "Add a plan", zh: "添加计划")
    package let addHeadline = Word(en: "What is wanted?", zh: "需要怎样的备份？")
    package let addLead = Word(
        en: "What is filled in is what most rules ask for.", zh: "已填入大多数规范要求的内容。")
    package let added = Word(en: "The plan {name} is added.", zh: "已添加计划 {name}。")
    package let changed = Word(en: "The plan {name} is changed.", zh: "已修改计划 {name}。")
    package let removed = Word(en: "The plan {name} is removed.", zh: "已删除计划 {name}。")
    package let name = Word(en: "Name", zh: "名称")
    package let nameHelp = Word(en: "It stays.", zh: "添加后不可更改。")
    package let planTitle = Word(en: "{name}: plan", zh: "{name}：备份计划")
    package let planHeadline = Word(
        en: "{count} instances follow the plan {name}.", one: "{count} instance follows the plan {name}.",
        zh: "{count} 个实例采用计划 {name}。")
    package let needsRepository = Word(en: "There is no repository yet.", zh: "还没有备份仓库。")
    package let preview = Word(en: "See what changes", zh: "预览变更")
    package let removeTitle = Word(en: "Remove the plan", zh: "删除计划")
    package let removeText = Word(
        en: "Its instances are unprotected from then on, unless another plan covers them. What is stored stays.",
        zh: "除非有其他计划覆盖，其实例将不再受保护。已有备份会保留。")

    package let previewTitle = Word(en: "{name}: what changes", zh: "{name}：变更预览")
    package let previewHeadline = Word(
        en: "{count} fields of {name} change.", one: "{count} field of {name} changes.", zh: "{name} 有 {count} 处变更。")
    package let nothingChanges = Word(en: "Nothing changes in {name}.", zh: "{name} 没有变更。")
    package let previewLead = Word(
        en: "{count} instances follow it now.", one: "{count} instance follows it now.", zh: "目前有 {count} 个实例采用此计划。")
    package let whatChanges = Word(en: "What changes", zh: "变更内容")
    package let field = Word(en: "Field", zh: "字段")
    package let before = Word(en: "Until now", zh: "变更前")
    package let after = Word(en: "From now on", zh: "变更后")
    package let save = Word(en: "Change the plan", zh: "确认修改")
    package let editOn = Word(en: "Go on editing", zh: "继续编辑")
    package let warnShorter = Word(
        en: "Less is kept: backups that are kept until now may be deleted by the next prune.",
        zh: "保留时间缩短：下次清理可能删除目前保留的备份。")
    package let warnStream = Word(
        en: "The log is not streamed any more: only bases can be restored from then on.",
        zh: "不再备份日志：此后只能恢复到各次全量备份。")
    package let warnRepository = Word(
        en: "A new base goes to {name}. What is in the old repository stays there.",
        zh: "将在 {name} 重新进行全量备份。旧仓库中的备份保留不动。")
    package let warnLost = Word(
        en: "{count} instances lose this plan: {names}.", one: "One instance loses this plan: {names}.",
        zh: "{count} 个实例不再采用此计划：{names}。")
    package let warnWon = Word(
        en: "{count} instances follow this plan from now on: {names}.",
        one: "One instance follows this plan from now on: {names}.", zh: "{count} 个实例将采用此计划：{names}。")

    package let groupBase = Word(en: "When", zh: "备份时间")
    package let groupKeeping = Word(en: "What is kept", zh: "保留策略")
    package let groupStoring = Word(en: "Where to", zh: "存储位置")
    package let groupLimits = Word(en: "Limits of impact on the server", zh: "对数据库影响的限制")
    package let groupDrills = Word(en: "Drills", zh: "恢复演练")
    package let groupAlerts = Word(en: "Promises and alerts", zh: "目标与告警")
    package let groupInstances = Word(en: "For which instances", zh: "适用实例")
    package let when = Word(en: "Cycle", zh: "周期")
    package let kindWeekly = Word(en: "at times of day", zh: "固定时间")
    package let kindHours = Word(en: "every so many hours", zh: "每隔若干小时")
    package let kindCron = Word(en: "by cron", zh: "cron 表达式")
    package let kindNever = Word(en: "none", zh: "不执行")
    package let days = Word(en: "Days", zh: "星期")
    package let daysHelp = Word(en: "mon, tue, … with commas; empty is every day.", zh: "mon, tue …，以逗号分隔；留空为每天。")
    package let at = Word(en: "Times", zh: "时间")
    package let atHelp = Word(en: "Such as 02:00, 14:30.", zh: "例如 02:00, 14:30。")
    package let every = Word(en: "Every", zh: "间隔")
    package let everyHelp = Word(en: "Whole hours, such as 6h.", zh: "整小时，例如 6h。")
    package let from = Word(en: "Counted from", zh: "起算时间")
    package let cron = Word(en: "Cron", zh: "cron 表达式")
    package let cronHelp = Word(en: "Five fields: minute, hour, day, month, weekday.", zh: "五个字段：分、时、日、月、星期。")
    package let zone = Word(en: "Time zone", zh: "时区")
    package let zoneHelp = Word(en: "A name such as Asia/Shanghai; empty is UTC.", zh: "例如 Asia/Shanghai；留空为 UTC。")
    package let window = Word(en: "Bases run only within", zh: "允许运行的时段")
    package let windowHelp = Word(en: "Such as 22:00-06:00; empty is always.", zh: "例如 22:00-06:00；留空为不限。")
    package let threads = Word(en: "Connections that read a base", zh: "全量备份的连接数")
    package let threadsHelp = Word(en: "1 to 64; 4 where empty.", zh: "1 到 64；留空为 4。")
    package let rate = Word(en: "At most a second", zh: "限速")
    package let rateHelp = Word(en: "Such as 50MB/s; empty is no limit.", zh: "例如 50MB/s；留空为不限。")
    package let daily0 = Word(en: "Days with a base", zh: "每日备份保留数")
    package let weekly0 = Word(en: "Weeks with a base", zh: "每周备份保留数")
    package let monthly0 = Word(en: "Months with a base", zh: "每月备份保留数")
    package let yearly0 = Word(en: "Years with a base", zh: "每年备份保留数")
    package let days0 = Word(en: "Every base of so many days", zh: "若干天内的所有全量备份")
    package let last0 = Word(en: "The newest so many bases", zh: "最新的若干个全量备份")
    package let logDays = Word(en: "Every second of so many days", zh: "可恢复到任意一秒的天数")
    package let logDaysHelp = Word(
        en: "Empty keeps the log from the oldest kept base on.", zh: "留空则从最早保留的全量备份起保留日志。")
    package let repositoryHelp = Word(en: "Where bases and log go.", zh: "全量备份和日志的存放位置。")
    package let copies = Word(en: "Copied to", zh: "复制到")
    package let copiesHelp = Word(en: "Names of other repositories.", zh: "其他仓库的名称。")
    package let adaptive = Word(en: "Read more gently while the server is slow", zh: "数据库变慢时自动降低读取速度")
    package let threadsRunning = Word(en: "Pause above so many running threads", zh: "运行线程数超过时暂停")
    package let replicaLag = Word(en: "Pause above this lag of replicas", zh: "从库延迟超过时暂停")
    package let historyLength = Word(en: "Pause above this length of the history list", zh: "History list 长度超过时暂停")
    package let afterBases = Word(en: "Also after so many bases", zh: "每隔若干次全量备份后也执行")
    package let which = Word(en: "Proves", zh: "演练对象")
    package let whichNewest = Word(en: "the newest restore point", zh: "最新恢复点")
    package let whichRandom = Word(en: "any restore point", zh: "随机恢复点")
    package let assertions = Word(en: "What must be true afterwards", zh: "恢复后的校验条件")
    package let assertionsHelp = Word(
        en: "A list in YAML: name, sql, and equals, no-rows or rows-at-least.",
        zh: "YAML 列表：name、sql，以及 equals、no-rows 或 rows-at-least。")
    package let to = Word(en: "Who is told", zh: "通知渠道")
    package let toHelp = Word(en: "Names of channels.", zh: "渠道名称。")
    package let rpo = Word(en: "At most behind", zh: "RPO 上限")
    package let rpoHelp = Word(en: "How far the log may be behind, such as 1min.", zh: "日志允许落后的时间，例如 1min。")
    package let rto = Word(en: "At most until restored", zh: "RTO 上限")
    package let rtoHelp = Word(en: "How long a drill may take, such as 1h.", zh: "演练允许的时长，例如 1h。")
    package let overdue = Word(en: "Told when late by", zh: "超时告警")
    package let overdueHelp = Word(en: "30min where empty.", zh: "留空为 30min。")
    package let failures = Word(en: "Told after so many failures in a row", zh: "连续失败多少次后告警")
    package let tags = Word(en: "Instances with all these tags", zh: "具备以下全部标签的实例")
    package let tagsHelp = Word(en: "key or key=value, with commas.", zh: "key 或 key=value，以逗号分隔。")
    package let names = Word(en: "And instances by name", zh: "以及指定名称的实例")
    package let namesHelp = Word(en: "With commas.", zh: "以逗号分隔。")

    package init() {}
}
