/// Restores, searching the log, undoing.
package final class RestoreWords: WordGroup {
    package let title = Word(en: "Restore", zh: "恢复")
    package let listHeadline = Word(
        en: "{count} instances can be brought back.", one: "{count} instance can be brought back.",
        zh: "{count} 个实例可以恢复。")
    package let nobody = Word(en: "There is nothing to bring back yet.", zh: "目前没有可恢复的实例。")
    package let listLead = Word(
        en: "Choose one; nothing changes before you have seen what will happen.", zh: "请选择实例；在看到恢复方案之前不会有任何改动。")
    package let addFirst = Word(
        en: "Add an instance with a plan: it can be brought back as soon as its first base is complete.",
        zh: "请先添加实例并配置备份计划：首个全量备份完成后即可恢复。")
    package let instance = Word(en: "Instance", zh: "实例")
    package let state = Word(en: "State", zh: "状态")
    package let from = Word(en: "From", zh: "起始")
    package let until = Word(en: "Until", zh: "截止")
    package let now = Word(en: "now", zh: "现在")
    package let gaps = Word(en: "Gaps", zh: "缺口")
    package let lastDrill = Word(en: "Last drill", zh: "最近演练")
    package let took = Word(en: "Took", zh: "耗时")
    package let bringBack = Word(en: "Bring back", zh: "恢复")
    package let noPoint = Word(en: "no restore point", zh: "无恢复点")
    package let wholeLine = Word(en: "The whole line", zh: "显示全部")
    package let belongs = Word(en: "What it belongs to", zh: "相关页面")
    package let toDrills = Word(en: "All its drills", zh: "全部演练")
    package let toExport = Word(en: "The export and its links", zh: "导出与下载链接")
    package let toJob = Word(en: "The job", zh: "任务")
    package let recent = Word(en: "The last restores", zh: "最近的恢复")
    package let asked = Word(en: "Asked for", zh: "发起时间")
    package let goesTo = Word(en: "To", zh: "目标")

    // The path.
    package let headline = Word(en: "Bring {name} back", zh: "恢复 {name}")
    package let pathTitle = Word(en: "Bring {name} back", zh: "恢复 {name}")
    package let unchosen = Word(en: "Nothing is chosen yet, and nothing has changed.", zh: "尚未选择，也没有任何改动。")
    package let stepMoment = Word(en: "Moment", zh: "时间点")
    package let stepWhat = Word(en: "What", zh: "内容")
    package let stepPlace = Word(en: "Where", zh: "位置")
    package let stepConfirm = Word(en: "Confirm", zh: "确认")
    package let steps = Word(en: "Steps", zh: "步骤")
    package let saidLatest = Word(en: "to the newest moment there is", zh: "恢复到最新时间点")
    package let saidTime = Word(en: "to {time} ({zone})", zh: "恢复到 {time}（{zone}）")
    package let saidGTID = Word(en: "through the transaction {gtid}", zh: "恢复到事务 {gtid}（含）")
    package let saidBefore = Word(en: "before the transaction {gtid}", zh: "恢复到事务 {gtid} 之前")
    package let chooseMoment = Word(en: "Choose the moment.", zh: "请选择时间点。")
    package let chooseWhat = Word(en: "Choose what to bring back.", zh: "请选择要恢复的内容。")
    package let choosePlace = Word(en: "Choose where it goes.", zh: "请选择恢复位置。")
    package let chooseTarget = Word(en: "Choose the other instance.", zh: "请选择目标实例。")
    package let choosePlan = Word(en: "Look at what will happen first.", zh: "请先查看恢复方案。")
    package let notChosen = Word(en: "This is not chosen yet.", zh: "尚未选择。")
    package let confirmText = Word(en: "See what will happen, then begin.", zh: "查看方案后开始。")
    package let noGTID = Word(en: "It is no GTID.", zh: "不是有效的 GTID。")
    package let gtidHint = Word(
        en: "Write it as uuid:number (MySQL) or domain-server-number (MariaDB).",
        zh: "格式为 uuid:number（MySQL）或 domain-server-number（MariaDB）。")

    // The moment.
    package let timeline = Word(en: "The times this instance can be brought back to", zh: "可恢复的时间范围")
    package let timelineHelp = Word(
        en: "Click a moment; drag to look closer.", zh: "点击选择时间点；拖动可放大。")
    package let outside = Word(en: "a gap: not a restore point", zh: "缺口：无法恢复")
    package let spanSays = Word(en: "every second from {from} to {to}", zh: "{from} 至 {to} 之间任意一秒")
    package let baseSays = Word(en: "base of {time}", zh: "{time} 的全量备份")
    package let spans = Word(en: "Spans", zh: "可恢复区间")
    package let chooseEnd = Word(en: "Its end", zh: "选择末尾")
    package let noWindow = Word(
        en: "There is no restore point yet: the first base is not complete, or no worker has told of it.",
        zh: "暂无恢复点：首个全量备份尚未完成，或工作节点尚未上报。")
    package let aTime = Word(en: "A time", zh: "时间")
    package let time = Word(en: "Time, as clocks in {zone} show it", zh: "时间（时区 {zone}）")
    package let timeHelp = Word(
        en: "Or with a zone of its own (…Z, …+08:00), a GTID to restore through, or latest. The last transaction that "
            + "committed at or before it is kept; none is cut in half.",
        zh: "也可带时区（…Z、…+08:00）、填写 GTID（含该事务）或 latest。保留该时刻及之前提交的最后一个事务，事务不会被截断。")
    package let aTransaction = Word(en: "Before a transaction", zh: "某个事务之前")
    package let before = Word(en: "GTID of the transaction", zh: "事务的 GTID")
    package let beforeHelp = Word(
        en: "It and everything after it is left out. A search below finds it.", zh: "该事务及之后的内容都不会恢复。可在下方搜索。")
    package let search = Word(en: "Find the transaction", zh: "搜索事务")
    package let searchLead = Word(
        en: "Without a table: changes of definition and bursts of deletions, 1,000 rows or more.",
        zh: "不填表名时：查找结构变更以及 1,000 行以上的集中删除。")
    package let searchTable = Word(en: "Table", zh: "表")
    package let searchTableHelp = Word(en: "As database.table.", zh: "格式：库名.表名。")
    package let searchKey = Word(en: "Row", zh: "行")
    package let searchKeyHelp = Word(
        en: "By a column of its key; several are divided by commas.", zh: "用主键列指定；多列以逗号分隔。")
    package let searchSince = Word(en: "Since (clocks in {zone})", zh: "开始时间（{zone}）")
    package let searchUntil = Word(en: "Until", zh: "结束时间")
    package let searchGTID = Word(en: "GTID", zh: "事务 GTID")
    package let searchDeletes = Word(en: "Deletions of at least so many rows", zh: "至少删除的行数")
    package let searchDeletesHelp = Word(
        en: "Finds bursts: transactions close together that delete rows of one table.", zh: "查找集中删除：短时间内删除同一张表的多个事务。")
    package let searchButton = Word(en: "Search the log", zh: "搜索日志")
    package let undoButton = Word(en: "Make undo SQL of this", zh: "生成撤销 SQL")
    package let undoInstead = Word(en: "Make undo SQL of that transaction instead", zh: "改为生成该事务的撤销 SQL")
    package let undoNote = Word(
        en: "Undo SQL needs a GTID, or a table and a time; rows changed since are never overwritten.",
        zh: "生成撤销 SQL 需要 GTID，或表名加时间；之后被修改过的行不会被覆盖。")

    // What.
    package let what = Word(en: "What is brought back", zh: "恢复内容")
    package let whatAll = Word(en: "Everything", zh: "全部")
    package let whatPart = Word(en: "Only some databases and tables", zh: "仅部分库和表")
    package let onlyThese = Word(en: "Only {names}", zh: "仅 {names}")
    package let names = Word(en: "Databases and tables", zh: "库和表")
    package let namesHelp = Word(
        en: "One a line: shop is a database, shop.orders a table. Leave it empty for everything.",
        zh: "每行一个：shop 表示库，shop.orders 表示表。恢复全部时留空。")
    package let renames = Word(en: "Under other names", zh: "改名恢复")
    package let renamesHelp = Word(
        en: "One a line, old=new, for databases and tables. What is not named keeps its name.",
        zh: "每行一个，格式 旧名=新名，可用于库和表；未列出的保持原名。")

    // Where.
    package let place = Word(en: "Where it goes", zh: "恢复位置")
    package let placeNew = Word(en: "A new server that a worker makes", zh: "由工作节点新建的服务器")
    package let placeOther = Word(en: "Another instance", zh: "其他实例")
    package let placeSource = Word(en: "{name} itself", zh: "{name} 本身")
    package let toInstance = Word(en: "The instance {name}", zh: "实例 {name}")
    package let target = Word(en: "The other instance", zh: "目标实例")
    package let targetHelp = Word(en: "Only for another instance.", zh: "仅恢复到其他实例时填写。")
    package let existing = Word(en: "What is there already", zh: "目标已有内容")
    package let existingHelp = Word(
        en: "A new server holds nothing. Replacing and renaming are a right of their own, and may need an approval.",
        zh: "新建服务器没有任何内容。替换和改名需要单独的权限，可能需要审批。")
    package let existingRefuse = Word(en: "Stop, and change nothing", zh: "停止，不做改动")
    package let existingRename = Word(en: "Keep it under another name", zh: "改名保留")
    package let existingReplace = Word(en: "Replace it", zh: "替换")
    package let repository = Word(en: "Repository", zh: "备份仓库")
    package let repositoryHelp = Word(en: "Where the backups are read from.", zh: "从哪里读取备份。")
    package let ofPlan = Word(en: "That of the instance's plan", zh: "实例备份计划所用的仓库")
    package let see = Word(en: "See what will happen", zh: "查看恢复方案")

    // Confirm.
    package let happens = Word(en: "What will happen", zh: "将会发生什么")
    package let unchanged = Word(en: "nothing has changed yet", zh: "尚无任何改动")
    package let planning = Word(en: "A worker looks at what is stored.", zh: "工作节点正在查看备份内容。")
    package let planFailed = Word(en: "What will happen could not be found out.", zh: "无法得出恢复方案。")
    package let planOld = Word(
        en: "This look is too old to begin from.", zh: "该方案已过期，请重新生成。")
    package let again = Word(en: "Look again", zh: "重新查看")
    package let reach = Word(en: "Reach", zh: "到达")
    package let reachText = Word(en: "{time}, after transaction {gtid}", zh: "{time}，事务 {gtid} 之后")
    package let leave = Word(en: "Leave out", zh: "不含")
    package let read = Word(en: "Read", zh: "读取")
    package let readText = Word(
        en: "base {base} ({count} chunks, {size}) and {segments} segments of log ({log})",
        one: "base {base} (1 chunk, {size}) and {segments} segments of log ({log})",
        zh: "全量备份 {base}（{count} 个数据块，{size}）与 {segments} 个日志段（{log}）")
    package let fold = Word(en: "Fold", zh: "合并")
    package let foldText = Word(
        en: "at most {changes} changes into {rows} rows", zh: "最多 {changes} 个变更合并到 {rows} 行")
    package let write = Word(en: "Write", zh: "写入")
    package let writeText = Word(
        en: "{count} tables in {databases}; {objects} views, routines and triggers, {accounts} accounts.",
        one: "1 table in {databases}; {objects} views, routines and triggers, {accounts} accounts.",
        zh: "{databases} 中的 {count} 张表；{objects} 个视图、例程和触发器，{accounts} 个账户。")
    package let nothingTouched = Word(en: "Nothing is replaced.", zh: "不替换任何内容。")
    package let takes = Word(en: "Takes about", zh: "预计耗时")
    package let takesText = Word(
        en: "{span}, from the {kind} of {time}: {rate} rows a second over {rows} rows",
        zh: "{span}，依据 {time} 的{kind}：每秒 {rate} 行，共 {rows} 行")
    package let takesUnknown = Word(
        en: "nothing is known: this instance was never restored or drilled yet", zh: "未知：该实例尚未恢复或演练过")
    package let prove = Word(en: "Prove", zh: "校验")
    package let proveText = Word(en: "rows and digest of every table against base and log", zh: "逐表核对行数与摘要，对照全量备份和日志")
    package let refused = Word(en: "It would be refused as things are.", zh: "按目前情况将被拒绝。")
    package let willReplace = Word(en: "Will be dropped first", zh: "将先删除")
    package let willRename = Word(en: "Will be renamed", zh: "将改名")
    package let destroys = Word(
        en: "What is listed above is dropped from {name} and cannot be brought back from there.",
        zh: "以上内容将从 {name} 中删除，且无法在该处找回。")
    package let moves = Word(
        en: "What {name} holds under these names is renamed first.", zh: "{name} 中同名的内容将先改名。")
    package let begin = Word(en: "Begin the restore", zh: "开始恢复")
    package let askedNote = Word(
        en: "Once it is approved, come back and send the same form again:", zh: "审批通过后，请返回并提交同样的表单：")
    package let askedLink = Word(en: "this page, with the approval", zh: "带审批的本页")
    package let begun = Word(en: "The restore has begun.", zh: "恢复已开始。")

    // Answers.
    package let lookupTitle = Word(en: "The log of {name}: {state}", zh: "{name} 的日志：{state}")
    package let looking = Word(en: "A worker looks into the log of {name}.", zh: "工作节点正在查看 {name} 的日志。")
    package let lookFailed = Word(en: "The log of {name} gave no answer.", zh: "未能从 {name} 的日志得到结果。")
    package let segmentsRead = Word(en: "{count} segments looked at", zh: "已查看 {count} 个日志段")
    package let found = Word(
        en: "{count} places in the log of {name} fit.", one: "{count} place in the log of {name} fits.",
        zh: "{name} 的日志中有 {count} 处符合。")
    package let foundNothing = Word(
        en: "Nothing in the log fits. Widen the time, or leave the row out.", zh: "日志中没有符合的内容。请放宽时间范围或去掉行条件。")
    package let looked = Word(en: "{read} of {count} segments were read.", zh: "读取了 {count} 个日志段中的 {read} 个。")
    package let lookedSpan = Word(en: "They go from {from} to {to}.", zh: "时间范围 {from} 至 {to}。")
    package let searchCut = Word(
        en: "There may be more: narrow the time to see the rest.", zh: "可能还有更多结果：请缩小时间范围。")
    package let askedAgo = Word(en: "Asked", zh: "提交于")
    package let another = Word(en: "Search again", zh: "重新搜索")
    package let committed = Word(en: "Committed", zh: "提交时间")
    package let kind = Word(en: "What", zh: "类型")
    package let changes = Word(en: "Changes", zh: "变更")
    package let kindTransaction = Word(en: "transaction", zh: "事务")
    package let kindStatement = Word(en: "statement", zh: "语句")
    package let kindBurst = Word(en: "burst of deletions", zh: "集中删除")
    package let kindIncident = Word(en: "gap in the log", zh: "日志缺口")
    package let inserted = Word(en: "{count} inserted", zh: "插入 {count}")
    package let updated = Word(en: "{count} updated", zh: "更新 {count}")
    package let deleted = Word(en: "{count} deleted", zh: "删除 {count}")
    package let toBefore = Word(en: "Restore to before this", zh: "恢复到此之前")
    package let notReachable = Word(en: "not a restore point", zh: "不可恢复")
    package let undo = Word(en: "Undo SQL", zh: "撤销 SQL")
    package let undoHeadline = Word(
        en: "These statements take {count} changes of rows in {name} back.",
        one: "These statements take {count} change of a row in {name} back.",
        zh: "以下语句可撤销 {name} 中的 {count} 行变更。")
    package let undoLead = Word(
        en:
            "Run all of it with the server's own client. Where a row is no longer as the transaction left it, nothing is "
            + "changed and the last step fails.",
        zh: "请用数据库客户端整体执行。若某行已不是该事务提交后的样子，则不做任何改动，最后一步会报错。")
    package let undoTables = Word(en: "Tables", zh: "表")
    package let undoStatements = Word(en: "Statements", zh: "语句数")
    package let undoTransactions = Word(en: "Transactions", zh: "事务数")
    package let download = Word(en: "Download", zh: "下载")
    package let warnings = Word(en: "Beside it", zh: "注意")
    package let progress = Word(en: "Progress", zh: "进度")

    // Watching, and the report.
    package let watchTitle = Word(en: "{kind} of {name}: {state}", zh: "{name} 的{kind}：{state}")
    package let watchLead = Word(en: "Target: {target}", zh: "目标：{target}")
    package let newServer = Word(en: "a new server", zh: "新建服务器")
    package let isComing = Word(en: "{name} is being brought back.", zh: "正在恢复 {name}。")
    package let isUnderWay = Word(en: "The {kind} of {name} is under way.", zh: "{name} 的{kind}正在进行。")
    package let isBack = Word(en: "{name} is back.", zh: "{name} 已恢复。")
    package let isDone = Word(en: "The {kind} of {name} is done.", zh: "{name} 的{kind}已完成。")
    package let hasFailed = Word(en: "The {kind} of {name} has failed.", zh: "{name} 的{kind}失败。")
    package let wasCancelled = Word(en: "The {kind} of {name} was cancelled.", zh: "{name} 的{kind}已取消。")
    package let cancel = Word(en: "Stop it", zh: "停止")
    package let cancelAsked = Word(en: "Its worker is told to stop.", zh: "已通知工作节点停止。")
    package let rowsDone = Word(en: "{rows} rows", zh: "{rows} 行")
    package let left = Word(en: "{span} left", zh: "剩余 {span}")
    package let worker = Word(en: "Worker", zh: "工作节点")
    package let begunAt = Word(en: "Begun", zh: "开始")
    package let said = Word(en: "What it says", zh: "执行记录")
    package let quiet = Word(en: "It has not said anything yet.", zh: "暂无记录。")
    package let report = Word(en: "The report", zh: "恢复报告")
    package let reached = Word(en: "Reached", zh: "到达")
    package let rows = Word(en: "Rows", zh: "行数")
    package let tables = Word(en: "Tables", zh: "表")
    package let proven = Word(en: "Proven equal", zh: "核对一致")
    package let changesMade = Word(en: "Changes of the log", zh: "日志变更")
    package let afterGTID = Word(en: "After transaction", zh: "事务之后")
    package let leftOut = Word(en: "First left out", zh: "首个未恢复事务")
    package let base = Word(en: "Base", zh: "全量备份")
    package let table = Word(en: "Table", zh: "表")
    package let digest = Word(en: "Digest", zh: "摘要")
    package let proof = Word(en: "Compared with", zh: "核对依据")
    package let proofLoad = Word(en: "base and folded log", zh: "全量备份与合并日志")
    package let proofLog = Word(en: "base and all of the log", zh: "全量备份与全部日志")
    package let proofNone = Word(en: "nothing", zh: "未核对")
    package let moreTables = Word(en: "The first {count} tables are shown.", zh: "仅显示前 {count} 张表。")
    package let undone = Word(en: "To be done by hand", zh: "需手工处理")
    package let serverMade = Word(en: "New server", zh: "新服务器")

    package init() {}
}
