/// Adding instances, one or many.
package final class AddWords: WordGroup {
    package let title = Word(en: "Add an instance", zh: "添加实例")
    package let headline = Word(en: "Where is the instance?", zh: "实例在哪里？")
    package let lead = Word(en: "Four steps, about three minutes.", zh: "共四步，约三分钟。")
    package let toImport = Word(en: "Many at once, from a CSV file", zh: "从 CSV 文件批量添加")
    package let stepPlace = Word(en: "Where it is", zh: "实例地址")
    package let stepPlaceText = Word(en: "Host, port and site", zh: "主机、端口和站点")
    package let stepAccount = Word(en: "Account and precheck", zh: "账号与预检查")
    package let stepAccountText = Word(en: "Who reads it, and what is missing", zh: "读取账号，以及尚缺的条件")
    package let stepPlan = Word(en: "Plan and storage", zh: "备份计划与存储")
    package let stepPlanText = Word(en: "When, where to, how long", zh: "何时备份、存到哪里、保留多久")
    package let stepConfirm = Word(en: "Confirm", zh: "确认")
    package let stepConfirmText = Word(en: "The first base starts", zh: "开始首次全量备份")

    package let name = Word(en: "Name", zh: "名称")
    package let nameHelp = Word(
        en: "What everybody calls it. Letters, digits, dots, hyphens, underscores; it stays.",
        zh: "大家对它的称呼。可用字母、数字、点、连字符和下划线；添加后不可更改。")
    package let host = Word(en: "Host", zh: "主机")
    package let hostHelp = Word(en: "A host name or an address, as the workers reach it.", zh: "工作节点可访问的主机名或地址。")
    package let noHost = Word(en: "It is not a host.", zh: "这不是有效的主机。")
    package let port = Word(en: "Port", zh: "端口")
    package let noPort = Word(en: "It is not a port.", zh: "这不是有效的端口。")
    package let noPortHint = Word(en: "Write 1 to 65535.", zh: "请填写 1 到 65535。")
    package let tls = Word(en: "TLS", zh: "TLS 加密")
    package let tlsDisabled = Word(en: "never", zh: "不使用")
    package let tlsPreferred = Word(en: "where the server offers it", zh: "服务器支持时使用")
    package let tlsRequired = Word(en: "always", zh: "必须使用")
    package let tlsVerifyCA = Word(en: "always, with a certificate that is trusted", zh: "必须使用，并验证证书颁发者")
    package let tlsVerifyIdentity = Word(
        en: "always, with a trusted certificate of this host", zh: "必须使用，并验证证书和主机名")
    package let site = Word(en: "Site", zh: "站点")
    package let siteHelp = Word(en: "Workers of this site run its jobs.", zh: "由该站点的工作节点执行其任务。")
    package let missing = Word(en: "It is missing.", zh: "此项必填。")
    package let tooLong = Word(en: "It is too long, or has a line break.", zh: "内容过长或包含换行。")
    package let tooLongHint = Word(en: "Write at most {count} letters in one line.", zh: "请在一行内填写，最多 {count} 个字符。")

    package let test = Word(en: "Test the connection", zh: "测试连接")
    package let asking = Word(en: "Asking the server …", zh: "正在连接服务器 …")
    package let anyway = Word(en: "Add it all the same", zh: "仍然添加")
    package let probeServer = Word(en: "answers", zh: "连接成功")
    package let probeRefused = Word(en: "does not let this machine in", zh: "拒绝本机连接")
    package let probeOther = Word(en: "is no database server", zh: "不是数据库服务器")
    package let probeUnreachable = Word(en: "does not answer", zh: "无法连接")
    package let probeHint = Word(
        en:
            "Check host, port and firewall. Where only workers of its site reach it, add it all the same: they look by themselves.",
        zh: "请检查主机、端口和防火墙。如果只有该站点的工作节点能访问，可以仍然添加：工作节点会自行检查。")
    package let probeKnown = Word(en: "It is there already as {name}.", zh: "该地址已添加为 {name}。")
    package let added = Word(
        en: "{name} is added. Nothing is read of it before the last step.", zh: "已添加 {name}。完成最后一步前不会读取任何数据。")

    package let accountTitle = Word(en: "{name}: account", zh: "{name}：账号")
    package let accountHeadline = Word(en: "Which account reads {name}?", zh: "使用哪个账号读取 {name}？")
    package let readyHeadline = Word(en: "{name} is ready to be backed up.", zh: "{name} 已满足备份条件。")
    package let changeAddress = Word(en: "Change the address", zh: "修改地址")
    package let sqlTitle = Word(en: "SQL that makes the account", zh: "创建账号的 SQL")
    package let sqlLead = Word(
        en: "It may read, and nothing more. Run it on the server, with a password of your own.",
        zh: "仅具备备份所需的最小权限。请在服务器上执行，并换成您自己的密码。")
    package let from = Word(en: "Signs in from", zh: "登录来源地址")
    package let show = Word(en: "Show", zh: "显示")
    package let accountCard = Word(en: "The account", zh: "账号")
    package let user = Word(en: "User", zh: "用户名")
    package let userHelp = Word(en: "The account of the server that is read with.", zh: "用于读取的数据库账号。")
    package let password = Word(en: "Password", zh: "密码")
    package let passwordHelp = Word(
        en: "Kept sealed and never shown again. Empty leaves the one that is kept.", zh: "加密保存，不再显示。留空则保留现有密码。")
    package let mayNotKeep = Word(
        en: "You may not store passwords: ask somebody who may manage keys.", zh: "您无权保存密码：请联系有密钥管理权限的人员。")
    package let check = Word(en: "Sign in and check", zh: "登录并检查")
    package let unready = Word(en: "Continue all the same", zh: "仍然继续")
    package let checkTitle = Word(en: "Precheck", zh: "预检查")
    package let checkReady = Word(en: "All that a backup needs is there.", zh: "备份所需的条件均已满足。")
    package let checkMissing = Word(
        en: "{count} things are missing.", one: "One thing is missing.", zh: "还缺 {count} 项条件。")
    package let need = Word(en: "What is needed", zh: "所需条件")
    package let state = Word(en: "State", zh: "状态")
    package let found = Word(en: "What was found", zh: "检查结果")
    package let mend = Word(en: "What mends it", zh: "修复方法")
    package let met = Word(en: "there", zh: "满足")
    package let unmet = Word(en: "missing", zh: "缺失")
    package let advised = Word(en: "advised", zh: "建议")

    package let planTitle = Word(en: "{name}: plan", zh: "{name}：备份计划")
    package let planHeadline = Word(en: "Which plan does {name} follow?", zh: "{name} 采用哪个备份计划？")
    package let planLead = Word(en: "One is chosen already; most people just continue.", zh: "已为您选好，通常直接继续即可。")
    package let standard = Word(en: "A standard plan, made for you", zh: "为您创建标准计划")
    package let standardText = Word(
        en:
            "A base every night at 02:00 ({zone}), the log all day; bases of 7 days, 5 weeks, 12 months, and every second of 14 days.",
        zh: "每晚 02:00（{zone}）全量备份，全天日志备份；保留 7 天、5 周、12 个月的全量备份，以及 14 天内的每一秒。")
    package let repository = Word(en: "Repository", zh: "备份仓库")
    package let repositoryHelp = Word(en: "Where its backups go.", zh: "备份存放的位置。")
    package let needsRepository = Word(
        en: "There is no place for backups yet. Add one: you come back here.", zh: "还没有备份仓库。请先添加，完成后会回到此处。")
    package let addRepository = Word(en: "Add a repository", zh: "添加备份仓库")
    package let tags = Word(en: "Tags", zh: "标签")
    package let tagsHelp = Word(
        en: "key or key=value, with commas between them. Plans and rights can go by them.",
        zh: "key 或 key=value，以逗号分隔。计划和权限可以按标签匹配。")
    package let manyTags = Word(en: "There are too many.", zh: "标签过多。")
    package let manyTagsHint = Word(en: "Keep 64 at most.", zh: "最多 64 个。")
    package let noRepository = Word(en: "No repository is chosen.", zh: "未选择备份仓库。")
    package let noRepositoryHint = Word(en: "Go back and choose one.", zh: "请返回选择一个。")
    package let noPlan = Word(en: "No plan is chosen, or it is gone.", zh: "未选择备份计划，或该计划已不存在。")
    package let choosePlan = Word(en: "Go back and choose one that is there.", zh: "请返回选择一个现有计划。")
    package let planThere = Word(en: "There is a plan of this name already.", zh: "已存在同名计划。")
    package let otherPlan = Word(en: "The plan {name} covers this instance too.", zh: "计划 {name} 也覆盖此实例。")
    package let otherPlanHint = Word(
        en: "An instance follows one plan: choose that one, or change tags or plan.",
        zh: "每个实例只能采用一个计划：请选择该计划，或修改标签或计划。")

    package let confirmTitle = Word(en: "{name}: confirm", zh: "{name}：确认")
    package let confirmHeadline = Word(en: "Protect {name} from now on?", zh: "现在开始保护 {name}？")
    package let confirmLead = Word(
        en: "No table is locked, and no transaction stays open for long.", zh: "不锁表，也不会产生长事务。")
    package let willHappen = Word(en: "What will happen", zh: "将要执行的操作")
    package let nothingYet = Word(en: "nothing has changed yet", zh: "尚未做任何更改")
    package let willRead = Word(en: "Read", zh: "读取")
    package let readText = Word(en: "{address} as {user}", zh: "以 {user} 登录 {address}")
    package let willBase = Word(en: "Base", zh: "全量备份")
    package let baseText = Word(en: "now, and then {cycle}", zh: "立即执行，之后{cycle}")
    package let willLog = Word(en: "Log", zh: "日志备份")
    package let logText = Word(en: "streamed all day: every second can be restored", zh: "全天备份：可恢复到任意一秒")
    package let noLogText = Word(
        en: "not streamed: only bases can be restored", zh: "不备份日志：只能恢复到各次全量备份")
    package let willStore = Word(en: "Store", zh: "存储")
    package let willKeep = Word(en: "Keep", zh: "保留")
    package let willFollow = Word(en: "Plan", zh: "备份计划")
    package let newPlan = Word(en: "{name}, made now", zh: "{name}（现在创建）")
    package let start = Word(en: "Start the first base", zh: "开始首次全量备份")
    package let started = Word(en: "{name} is protected as soon as this base is done.", zh: "本次全量备份完成后，{name} 即受保护。")
    package let startsSoon = Word(en: "The plan starts the first base within a minute.", zh: "计划将在一分钟内开始首次全量备份。")

    package let editTitle = Word(en: "{name}: settings", zh: "{name}：设置")
    package let editHeadline = Word(en: "Settings of {name}", zh: "{name} 的设置")
    package let toAccount = Word(en: "Account and precheck", zh: "账号与预检查")
    package let toPlan = Word(en: "Choose a plan", zh: "选择备份计划")
    package let secretName = Word(en: "Password kept elsewhere under", zh: "外部保存的密码名称")
    package let secretNameHelp = Word(
        en: "The name of a secret of the workers, where the service is not to know the password.",
        zh: "如不希望由本服务保存密码，请填写工作节点上的密钥名称。")
    package let passwordTitle = Word(en: "Another password", zh: "更换密码")
    package let keepPassword = Word(en: "Store and check", zh: "保存并检查")
    package let passwordKept = Word(en: "The password is kept.", zh: "密码已保存。")
    package let removeTitle = Word(en: "Remove the instance", zh: "删除实例")
    package let removeText = Word(
        en: "It is not backed up any more. What is stored of it in repositories stays and can be restored.",
        zh: "将不再备份此实例。仓库中已有的备份会保留，仍可恢复。")
    package let removed = Word(
        en: "{name} is removed. Its backups are still in the repository.", zh: "已删除 {name}，其备份仍在仓库中。")

    package let importTitle = Word(en: "Add many instances", zh: "批量添加实例")
    package let importHeading = Word(en: "Add many instances from a list", zh: "从列表批量添加实例")
    package let importLead = Word(
        en: "Drop a CSV file: you see what becomes of each row before anything is changed.",
        zh: "拖入 CSV 文件：在更改之前会显示每一行的结果。")
    package let importSample = Word(en: "What a list looks like", zh: "列表示例")
    package let importFile = Word(en: "CSV file", zh: "CSV 文件")
    package let importFileHelp = Word(en: "Choose it, or drop it here.", zh: "选择文件或拖放到此处。")
    package let importText = Word(en: "Or write the rows", zh: "或直接填写")
    package let importTextHelp = Word(en: "The first line names the columns.", zh: "第一行为列名。")
    package let importColumns = Word(
        en: "Only name and host are needed; tags have semicolons between them. Columns:",
        zh: "仅需名称和主机；多个标签以分号分隔。可用的列：")
    package let importTry = Word(en: "See what would change", zh: "查看将发生的变化")
    package let importHeadline = Word(
        en: "Of {count} rows, {added} are new, {changed} change something, {refused} cannot be taken.",
        zh: "共 {count} 行：新增 {added}，更改 {changed}，无法导入 {refused}。")
    package let importPreviewLead = Word(
        en: "Rows that cannot be taken are left out; the others are carried out together.",
        zh: "无法导入的行会被跳过，其余各行一起导入。")
    package let importPassword = Word(en: "One password for all that are new", zh: "所有新增实例的统一密码")
    package let importPasswordHelp = Word(
        en: "Where their account has the same password everywhere. Kept sealed; empty leaves it for later.",
        zh: "适用于各实例账号密码相同的情况。加密保存；留空可稍后设置。")
    package let importPlan = Word(en: "Plan for all that are new", zh: "新增实例采用的备份计划")
    package let importPlanHelp = Word(
        en: "For those that no plan covers by their tags. Their first bases begin at once.",
        zh: "适用于未被任何计划按标签覆盖的实例，将立即开始首次全量备份。")
    package let importByTags = Word(en: "none, or by their tags", zh: "不指定，或按标签匹配")
    package let importButton = Word(
        en: "Add and change {count} instances", one: "Add or change one instance", zh: "导入 {count} 个实例")
    package let importAgain = Word(en: "Take another list", zh: "换一个列表")
    package let importRest = Word(en: "{count} more rows are not shown.", zh: "另有 {count} 行未显示。")
    package let imported = Word(
        en: "Added: {added}, changed: {changed}, rows left out: {refused}.",
        zh: "新增 {added} 个实例，更改 {changed} 个，跳过 {refused} 行。")
    package let noList = Word(en: "There is no list.", zh: "没有列表。")
    package let noListHint = Word(en: "Choose a file, or write rows.", zh: "请选择文件或填写内容。")
    package let notText = Word(en: "It is not a text in UTF-8.", zh: "不是 UTF-8 文本。")
    package let notTextHint = Word(en: "Store the list as CSV in UTF-8.", zh: "请将列表保存为 UTF-8 编码的 CSV。")
    package let line = Word(en: "Line", zh: "行")
    package let outcome = Word(en: "Result", zh: "结果")
    package let details = Word(en: "Details", zh: "详情")
    package let rowAdded = Word(en: "new", zh: "新增")
    package let rowChanged = Word(en: "changes", zh: "更改")
    package let rowUnchanged = Word(en: "as it is", zh: "无变化")
    package let rowRefused = Word(en: "left out", zh: "跳过")

    package init() {}
}
