/// Signing in and out, and the first run.
package final class SignInWords: WordGroup {
    package let title = Word(en: "Sign in", zh: "登录")
    package let lead = Word(
        en: "See at a glance what is safe, and bring it back in a minute.", zh: "一眼看清哪些数据安全，一分钟内即可恢复。")
    package let password = Word(en: "Password", zh: "密码")
    package let passwordHelp = Word(
        en: "The administrator's password was shown when the service was first started.",
        zh: "管理员密码在服务首次启动时显示。")
    package let name = Word(en: "Name", zh: "用户名")
    package let code = Word(en: "Code of the second factor", zh: "双因素验证码")
    package let codeHelp = Word(
        en: "Six digits of the app, or a recovery code; empty where there is no second factor.",
        zh: "应用中的六位数字或恢复码；未启用双因素时留空。")
    package let submit = Word(en: "Sign in", zh: "登录")
    package let provider = Word(en: "Sign in with {name}", zh: "使用 {name} 登录")
    package let ended = Word(en: "You have signed out.", zh: "您已退出登录。")
    package let expired = Word(en: "Your session has ended. Sign in again.", zh: "会话已结束，请重新登录。")

    package let firstTitle = Word(en: "Set up", zh: "初始设置")
    package let firstHeadline = Word(
        en: "{count} steps until the first instance is protected.",
        one: "One step until the first instance is protected.",
        zh: "还差 {count} 步即可保护第一个实例。")
    package let firstDone = Word(en: "All is set up.", zh: "初始设置已完成。")
    package let firstLead = Word(
        en: "Each takes a minute. What is done already is ticked.", zh: "每一步约需一分钟，已完成的会打勾。")
    package let stepPassword = Word(en: "Choose your own password", zh: "设置自己的密码")
    package let stepPasswordText = Word(
        en: "The one that was shown at the first start stands in a terminal or a log.",
        zh: "首次启动时显示的密码可能留在终端或日志中。")
    package let current = Word(en: "Password until now", zh: "当前密码")
    package let new = Word(en: "New password, 12 characters at least", zh: "新密码（至少 12 个字符）")
    package let again = Word(en: "New password once more", zh: "再次输入新密码")
    package let tooShort = Word(en: "It is shorter than 12 characters, or far too long.", zh: "少于 12 个字符，或过长。")
    package let tooShortHint = Word(en: "Take several words that you remember.", zh: "请使用几个容易记住的词。")
    package let different = Word(en: "It differs from the one above.", zh: "与上面的密码不一致。")
    package let differentHint = Word(en: "Type the same password twice.", zh: "请两次输入相同的密码。")
    package let changePassword = Word(en: "Change the password", zh: "修改密码")
    package let passwordChanged = Word(
        en: "The password is changed; every other session has ended.", zh: "密码已修改，其他会话均已结束。")
    package let stepRepository = Word(en: "A place for backups", zh: "备份存放位置")
    package let stepRepositoryText = Word(
        en: "A directory or a bucket. Keep a copy of its key elsewhere: without it nothing can be restored.",
        zh: "目录或对象存储桶。请在别处保留一份密钥：没有密钥将无法恢复任何数据。")
    package let stepPlan = Word(en: "A plan", zh: "备份计划")
    package let stepPlanText = Word(
        en: "How often a base is taken, whether the log is streamed, how long backups are kept.",
        zh: "全量备份的频率、是否备份日志、备份保留多久。")
    package let stepWorker = Word(en: "A worker", zh: "工作节点")
    package let stepWorkerText = Word(
        en: "It runs the jobs, near the instances. The server has one of its own unless told otherwise.",
        zh: "在实例附近执行任务。除非关闭，服务器自带一个。")
    package let stepInstance = Word(en: "The first instance", zh: "第一个实例")
    package let stepInstanceText = Word(
        en: "Where it is, what account reads it, which plan it follows.", zh: "实例地址、读取账号以及采用的计划。")
    package let open = Word(en: "Open", zh: "前往")
    package let skip = Word(en: "To the overview", zh: "前往总览")

    package init() {}
}
