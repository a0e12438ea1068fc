/// Roles, policies, grants, and why somebody may do something.
package final class AccessWords: WordGroup {
    package let parts = Word(en: "Parts of this section", zh: "本栏目的页面")
    package let title = Word(en: "Roles and policies", zh: "角色与策略")
    package let headline = Word(
        en: "{count} policies stand beside {roles} roles.", one: "{count} policy stands beside {roles} roles.",
        zh: "{roles} 个内置角色，{count} 个自定义策略。")
    package let leadApart = Word(
        en: "Duties are kept apart: nobody has more than one of system, security and audit.",
        zh: "三权分立已启用：任何人不得同时拥有系统、安全、审计中的多项职责。")
    package let leadTogether = Word(
        en: "What no rule allows is denied; a rule that denies wins over all that allow.",
        zh: "没有规则允许的操作一律拒绝；拒绝规则优先于允许规则。")
    package let policies = Word(en: "Policies", zh: "策略")
    package let policiesHint = Word(en: "yours, granted like roles", zh: "自定义，与角色一样授予")
    package let noPolicies = Word(
        en: "There is none. Roles are enough for most; add a policy for less, or for some instances alone.",
        zh: "暂无策略。多数情况下内置角色已足够；需要更细的权限时可添加策略。")
    package let policy = Word(en: "Policy", zh: "策略")
    package let about = Word(en: "About", zh: "说明")
    package let rules = Word(en: "Rules", zh: "规则")
    package let since = Word(en: "Since", zh: "创建时间")
    package let by = Word(en: "By", zh: "授予者")
    package let addPolicy = Word(en: "Add a policy", zh: "添加策略")
    package let policyName = Word(en: "Name", zh: "名称")
    package let policyNameHelp = Word(en: "By which it is granted; it never changes.", zh: "授予时使用，之后不可更改。")
    package let policyAdded = Word(
        en: "{name} is added, and allows nothing yet: add a rule.", zh: "已添加 {name}，尚未允许任何操作：请添加规则。")
    package let roles = Word(en: "Roles", zh: "内置角色")
    package let rolesHint = Word(en: "every service has them, and nobody changes them", zh: "每个服务都有，不可更改")
    package let role = Word(en: "Role", zh: "角色")
    package let may = Word(en: "May", zh: "权限")
    package let mode = Word(en: "Duties", zh: "职责分离")
    package let modeText = Word(
        en:
            "Kept apart, nobody may both run backups, manage people and rights, and read the audit. Everybody must have one duty at most before.",
        zh: "启用三权分立后，任何人不得同时负责系统、安全与审计。启用前须确保每个人至多拥有一项职责。")
    package let modeApart = Word(en: "kept apart", zh: "三权分立")
    package let modeTogether = Word(en: "not kept apart", zh: "未分离")
    package let keepApart = Word(en: "Keep duties apart", zh: "启用三权分立")
    package let letTogether = Word(en: "No longer keep duties apart", zh: "停用三权分立")
    package let modeChanged = Word(en: "Duties are {mode} now.", zh: "当前状态：{mode}。")

    package let toAll = Word(en: "All roles and policies", zh: "所有角色与策略")
    package let policyHeadline = Word(
        en: "{name} has {count} rules.", one: "{name} has {count} rule.", zh: "策略 {name} 有 {count} 条规则。")
    package let rulesHint = Word(
        en: "All limits of a rule must fit; the order of rules does not matter", zh: "一条规则的所有限制须同时满足；规则顺序无关")
    package let noRules = Word(en: "No rule: it allows nothing. Add one below.", zh: "没有规则，因此不允许任何操作。请在下方添加。")
    package let addRule = Word(en: "Add a rule", zh: "添加规则")
    package let editRule = Word(en: "Rule {number} of {name}", zh: "{name} 的第 {number} 条规则")
    package let ruleGone = Word(en: "There is no rule of this number any more.", zh: "该编号的规则已不存在。")
    package let ruleGoneHint = Word(en: "Open the policy again.", zh: "请重新打开策略页面。")
    package let removePolicy = Word(en: "Remove this policy", zh: "删除此策略")
    package let removePolicyText = Word(en: "It must be granted to nobody.", zh: "须先撤销所有对该策略的授予。")
    package let limitsHint = Word(
        en: "Limits: leave empty what is not limited. Several names are divided by commas.",
        zh: "限制条件：不限制的项请留空；多个名称用逗号分隔。")
    package let effect = Word(en: "Effect", zh: "效果")
    package let allow = Word(en: "allow", zh: "允许")
    package let deny = Word(en: "deny", zh: "拒绝")
    package let verbs = Word(en: "What", zh: "操作")
    package let verbsHelp = Word(en: "One at least.", zh: "至少选择一项。")
    package let everything = Word(en: "everything", zh: "全部操作")
    package let kinds = Word(en: "Kinds of resources", zh: "资源类型")
    package let kindsHelp = Word(en: "None ticked: all.", zh: "不勾选表示全部。")
    package let projects = Word(en: "Projects", zh: "项目")
    package let sites = Word(en: "Sites", zh: "站点")
    package let instances = Word(en: "Instances", zh: "实例")
    package let tags = Word(en: "Tags", zh: "标签")
    package let repositories = Word(en: "Repositories", zh: "备份仓库")
    package let addresses = Word(en: "Only from addresses", zh: "仅限来源地址")
    package let addressesHelp = Word(en: "Such as 10.0.0.0/8.", zh: "例如 10.0.0.0/8。")
    package let exceptAddresses = Word(en: "Not from addresses", zh: "排除来源地址")
    package let window = Word(en: "Hours", zh: "时段")
    package let windowHelp = Word(en: "Such as 08:00-18:00; across midnight too.", zh: "例如 08:00-18:00，可跨零点。")
    package let zone = Word(en: "Zone of the hours", zh: "时段所用时区")
    package let zoneHelp = Word(en: "Such as Asia/Shanghai; UTC where empty.", zh: "例如 Asia/Shanghai；留空为 UTC。")
    package let days = Word(en: "Days of the hours", zh: "星期")
    package let daysHelp = Word(en: "None ticked: every day.", zh: "不勾选表示每天。")
    package let factor = Word(en: "Second factor", zh: "双因素认证")
    package let factorAny = Word(en: "does not matter", zh: "不限")
    package let factorWith = Word(en: "only with", zh: "仅限已验证")
    package let factorWithout = Word(en: "only without", zh: "仅限未验证")
    package let dayMon = Word(en: "Monday", zh: "星期一")
    package let dayTue = Word(en: "Tuesday", zh: "星期二")
    package let dayWed = Word(en: "Wednesday", zh: "星期三")
    package let dayThu = Word(en: "Thursday", zh: "星期四")
    package let dayFri = Word(en: "Friday", zh: "星期五")
    package let daySat = Word(en: "Saturday", zh: "星期六")
    package let daySun = Word(en: "Sunday", zh: "星期日")

    package let grants = Word(en: "Grants", zh: "授权")
    package let toGrants = Word(en: "All grants", zh: "所有授权")
    package let grantsHeadline = Word(
        en: "{count} grants say who has which role.", one: "{count} grant says who has which role.",
        zh: "共有 {count} 条授权。")
    package let grantsLead = Word(
        en: "Somebody has what is granted to the name and to the groups of the provider.",
        zh: "每个人拥有授予其用户名以及其所属用户组的全部权限。")
    package let who = Word(en: "Who", zh: "对象")
    package let subjectKind = Word(en: "Kind", zh: "类型")
    package let person = Word(en: "person", zh: "人员")
    package let group = Word(en: "group of the provider", zh: "用户组")
    package let token = Word(en: "token", zh: "令牌")
    package let place = Word(en: "Where", zh: "范围")
    package let everywhere = Word(en: "all projects", zh: "所有项目")
    package let addGrant = Word(en: "Grant a role or a policy", zh: "授予角色或策略")
    package let subject = Word(en: "Name", zh: "名称")
    package let granted = Word(en: "{role} is granted to {name}.", zh: "已将 {role} 授予 {name}。")
    package let revoked = Word(en: "The grant is taken back.", zh: "授权已撤销。")

    package let explain = Word(en: "Explain", zh: "权限解释")
    package let explainLead = Word(
        en: "Who may do what, and which rule says so. Without a verb every one is looked at.",
        zh: "解释某人是否有某项权限及其依据；不选操作则逐项列出。")
    package let explainYes = Word(en: "{name} may: {verb}", zh: "{name} 可以：{verb}")
    package let explainNo = Word(en: "{name} may not: {verb}", zh: "{name} 不可以：{verb}")
    package let explainAll = Word(en: "{name} may do {count} of {all} things", zh: "{name} 可执行 {all} 项操作中的 {count} 项")
    package let verb = Word(en: "What", zh: "操作")
    package let anyVerb = Word(en: "each", zh: "全部")
    package let kind = Word(en: "On which kind", zh: "资源类型")
    package let resource = Word(en: "On which one", zh: "资源名称")
    package let resourceHelp = Word(en: "Empty: all of the kind.", zh: "留空表示该类型的全部资源。")
    package let project = Word(en: "In the project", zh: "所属项目")
    package let groups = Word(en: "As a member of groups", zh: "假定属于用户组")
    package let address = Word(en: "From the address", zh: "来源地址")
    package let at = Word(en: "At", zh: "时间")
    package let withFactor = Word(en: "With a second factor", zh: "已通过双因素认证")
    package let answer = Word(en: "Answer", zh: "结论")
    package let mayDo = Word(en: "may", zh: "可以")
    package let mayNot = Word(en: "may not", zh: "不可以")
    package let why = Word(en: "Why", zh: "依据")
    package let toRule = Word(en: "Show the rule", zh: "查看规则")
    package let whyIdentity = Word(en: "It comes with who it is.", zh: "由其身份决定。")
    package let whyNothing = Word(en: "No rule allows it.", zh: "没有规则允许。")
    package let whyConflict = Word(
        en: "The duties {duties} are in one hand, and they are kept apart.", zh: "同时拥有 {duties} 职责，而三权分立已启用。")
    package let whyRule = Word(en: "Rule {number} of {role}, {grant}.", zh: "{role} 的第 {number} 条规则，{grant}。")
    package let whyScope = Word(en: "which comes with the token", zh: "随令牌而来")
    package let whyGrant = Word(en: "granted to the {kind} {name}, {place}", zh: "授予{kind} {name}，{place}")
    package let whyApprovals = Word(
        en: "{count} others have to approve.", one: "One other has to approve.", zh: "需要 {count} 名他人审批。")
    package let dutySystem = Word(en: "system", zh: "系统管理")
    package let dutySecurity = Word(en: "security", zh: "安全管理")
    package let dutyAudit = Word(en: "audit", zh: "审计管理")

    package let approvals = Word(en: "What needs approval", zh: "审批规则")
    package let approvalsHeadline = Word(
        en: "{count} things need the approval of others.", one: "{count} thing needs the approval of others.",
        zh: "{count} 项操作需要他人审批。")
    package let approvalsLead = Word(
        en: "Nobody approves what they asked for themselves. To ask for less than now is itself approved.",
        zh: "任何人不得审批自己的请求；降低审批要求本身也需审批。")
    package let needs = Word(en: "Others", zh: "审批人数")
    package let hoursOpen = Word(en: "Hours", zh: "有效小时")
    package let needsNow = Word(
        en: "{count} others must approve; open for {hours} hours.",
        one: "One other must approve; open for {hours} hours.",
        zh: "需要 {count} 人审批，{hours} 小时内有效。")
    package let needsNone = Word(en: "Nobody has to approve it.", zh: "无需审批。")
    package let needsAuto = Word(
        en: "Empty: one other, as soon as there is somebody who can.", zh: "留空：一旦有合适的审批人，即需一人审批。")
    package let noNumber = Word(en: "“{text}” is no number.", zh: "“{text}”不是数字。")
    package let noNumberHint = Word(en: "Write hours like 24 or 0.5.", zh: "请输入小时数，例如 24 或 0.5。")

    package let verbView = Word(en: "look", zh: "查看")
    package let verbRunBase = Word(en: "run backups", zh: "执行备份")
    package let verbRestoreToNew = Word(en: "restore to something empty", zh: "恢复到新实例")
    package let verbRestoreOver = Word(en: "restore over what is there", zh: "覆盖恢复")
    package let verbExport = Word(en: "export", zh: "导出")
    package let verbDownload = Word(en: "make download links", zh: "创建下载链接")
    package let verbDelete = Word(en: "take backups away", zh: "删除备份")
    package let verbChangePlan = Word(en: "change what is protected", zh: "修改保护对象与计划")
    package let verbShortenRetention = Word(en: "keep backups shorter", zh: "缩短保留期")
    package let verbStopStreaming = Word(en: "stop the log", zh: "停止日志备份")
    package let verbManageKeys = Word(en: "manage keys and tokens", zh: "管理密钥与令牌")
    package let verbDestroyKey = Word(en: "destroy a key", zh: "销毁密钥")
    package let verbManageChannels = Word(en: "manage notifications", zh: "管理通知")
    package let verbManagePeople = Word(en: "manage people", zh: "管理人员")
    package let verbViewAccess = Word(en: "see who may do what", zh: "查看权限")
    package let verbManageAccess = Word(en: "manage rights", zh: "管理权限")
    package let verbReadAudit = Word(en: "read the audit", zh: "查看审计")
    package let verbApprove = Word(en: "approve", zh: "审批")
    package let verbReadMetrics = Word(en: "read metrics", zh: "读取指标")
    package let verbWork = Word(en: "take jobs", zh: "领取任务")
    package let verbOneself = Word(en: "what everybody may who has signed in", zh: "登录即可")
    package let verbNone = Word(en: "what everybody may", zh: "无需登录")

    package let roleAdministrator = Word(en: "Administrator", zh: "超级管理员")
    package let roleSystemAdministrator = Word(en: "System administrator", zh: "系统管理员")
    package let roleSecurityAdministrator = Word(en: "Security administrator", zh: "安全管理员")
    package let roleOperator = Word(en: "Operator", zh: "运维人员")
    package let roleRestorer = Word(en: "Restorer", zh: "恢复人员")
    package let roleAuditor = Word(en: "Auditor", zh: "审计管理员")
    package let roleViewer = Word(en: "Viewer", zh: "只读人员")
    package let aboutAdministrator = Word(en: "Everything.", zh: "拥有全部权限。")
    package let aboutSystemAdministrator = Word(
        en: "The fleet, its backups and their keys; no people, no rights, no audit.", zh: "管理实例、备份与密钥；不管理人员、权限与审计。")
    package let aboutSecurityAdministrator = Word(
        en: "People, rights and approvals; no backups, no audit.", zh: "管理人员、权限与审批；不管理备份与审计。")
    package let aboutOperator = Word(
        en: "What is protected and how, and backups of it; nothing that takes a backup away.",
        zh: "管理保护对象与计划并执行备份；不能删除备份。")
    package let aboutRestorer = Word(en: "Restores, exports and downloads.", zh: "恢复、导出与下载。")
    package let aboutAuditor = Word(
        en: "Reads the audit and who may do what; changes nothing.", zh: "查看审计与权限；不能更改任何内容。")
    package let aboutViewer = Word(en: "Looks at what is there.", zh: "仅查看。")

    package let kindService = Word(en: "service", zh: "服务")
    package let kindProject = Word(en: "project", zh: "项目")
    package let kindSite = Word(en: "site", zh: "站点")
    package let kindInstance = Word(en: "instance", zh: "实例")
    package let kindRepository = Word(en: "repository", zh: "备份仓库")
    package let kindPlan = Word(en: "plan", zh: "备份计划")
    package let kindJob = Word(en: "job", zh: "任务")
    package let kindDrill = Word(en: "drill", zh: "恢复演练")
    package let kindToken = Word(en: "token", zh: "令牌")
    package let kindPerson = Word(en: "person", zh: "人员")
    package let kindPolicy = Word(en: "policy", zh: "策略")
    package let kindApproval = Word(en: "approval", zh: "审批")
    package let kindAudit = Word(en: "audit", zh: "审计")
    package let kindExport = Word(en: "export", zh: "导出")
    package let kindLink = Word(en: "link", zh: "下载链接")
    package let kindChannel = Word(en: "channel", zh: "通知渠道")
    package let kindSubscription = Word(en: "subscription", zh: "订阅")
    package let kindReport = Word(en: "report", zh: "报告")

    package init() {}
}
