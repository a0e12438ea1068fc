/// Tokens of machines.
package final class TokenWords: WordGroup {
    package let title = Word(en: "Tokens", zh: "令牌")
    package let headline = Word(
        en: "{count} machines have a token.", one: "{count} machine has a token.", zh: "共有 {count} 个令牌。")
    package let lead = Word(
        en: "For workers, monitoring and programs that use the API. People sign in instead.",
        zh: "供工作节点、监控和调用 API 的程序使用；人员请使用登录。")
    package let remedy = Word(
        en: "There is none. Add one below for each machine, never one for several.", zh: "暂无令牌。请在下方为每台机器单独添加。")
    package let name = Word(en: "Name", zh: "名称")
    package let scope = Word(en: "May", zh: "范围")
    package let since = Word(en: "Since", zh: "创建时间")
    package let used = Word(en: "Used", zh: "最近使用")
    package let from = Word(en: "From", zh: "来源地址")
    package let expires = Word(en: "Expires", zh: "过期时间")
    package let expired = Word(en: "expired", zh: "已过期")
    package let oldUntil = Word(en: "Old secret until", zh: "旧密文有效至")
    package let toAll = Word(en: "All tokens", zh: "所有令牌")
    package let didWhat = Word(en: "What it did", zh: "查看操作记录")
    package let mayWhat = Word(en: "What it may do", zh: "查看权限解释")
    package let add = Word(en: "Add a token", zh: "添加令牌")
    package let scopeHelp = Word(
        en: "“What is granted to it” can do nothing until its name is granted a role.",
        zh: "“按授权”范围的令牌须先授予角色才能操作。")
    package let days = Word(en: "Days until it expires", zh: "有效天数")
    package let daysHelp = Word(en: "Empty: it never expires.", zh: "留空表示永不过期。")
    package let made = Word(en: "The token {name}", zh: "令牌 {name}")
    package let madeLead = Word(
        en: "It is shown this once. Put it where the machine reads it, and nowhere else.",
        zh: "仅显示这一次，请只保存到需要使用它的机器上。")
    package let rotate = Word(en: "Make another secret", zh: "轮换")
    package let rotateText = Word(
        en: "For the minutes of grace the old one is taken too, so that the machine has no pause.",
        zh: "宽限期内新旧均有效，机器无需停顿。")
    package let grace = Word(en: "Minutes of grace", zh: "宽限分钟数")
    package let graceHelp = Word(en: "Empty: the old one ends at once.", zh: "留空则旧的立即失效。")
    package let keepDays = Word(en: "Empty: it expires when it would have.", zh: "留空则过期时间不变。")
    package let remove = Word(en: "Remove this token", zh: "删除此令牌")
    package let removeText = Word(
        en: "Whoever uses it is refused from now on; what was granted to it goes too.", zh: "使用者将立即被拒绝，授予它的权限一并删除。")
    package let missing = Word(en: "There is no token {name}.", zh: "没有名为 {name} 的令牌。")
    package let missingHint = Word(en: "List the tokens.", zh: "请查看令牌列表。")
    package let scopeAdministrator = Word(en: "everything", zh: "全部操作")
    package let scopeWorker = Word(en: "take jobs, as a worker", zh: "作为工作节点领取任务")
    package let scopeMetrics = Word(en: "read metrics", zh: "读取指标")
    package let scopeGranted = Word(en: "what is granted to it", zh: "按授权")

    package init() {}
}
