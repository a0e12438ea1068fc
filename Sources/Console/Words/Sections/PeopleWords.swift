/// People and their sessions.
package final class PeopleWords: WordGroup {
    package let title = Word(en: "People", zh: "人员")
    package let headline = Word(
        en: "{count} people may sign in.", one: "{count} person may sign in.", zh: "{count} 人可以登录。")
    package let lead = Word(
        en: "{count} of those shown have no second factor.", one: "{count} of those shown has no second factor.",
        zh: "所列人员中有 {count} 人未启用双因素认证。")
    package let leadSafe = Word(en: "Everybody shown has a second factor.", zh: "所列人员均已启用双因素认证。")
    package let name = Word(en: "Name", zh: "用户名")
    package let fullName = Word(en: "Full name", zh: "姓名")
    package let mail = Word(en: "Mail", zh: "邮箱")
    package let account = Word(en: "Account", zh: "账户")
    package let local = Word(en: "with a password here", zh: "本地密码")
    package let provider = Word(en: "of the provider", zh: "身份提供方")
    package let factor = Word(en: "Second factor", zh: "双因素认证")
    package let signedIn = Word(en: "Signed in last", zh: "最近登录")
    package let state = Word(en: "State", zh: "状态")
    package let disabled = Word(en: "disabled", zh: "已停用")
    package let locked = Word(en: "locked until {time}", zh: "锁定至 {time}")
    package let mustChange = Word(en: "must change the password", zh: "须修改密码")
    package let active = Word(en: "active", zh: "正常")
    package let since = Word(en: "Since", zh: "创建时间")
    package let passwordSince = Word(en: "Password since", zh: "密码设置时间")
    package let codesLeft = Word(en: "Recovery codes left", zh: "剩余恢复码")
    package let didWhat = Word(en: "What this person did", zh: "查看操作记录")
    package let mayWhat = Word(en: "What this person may do", zh: "查看权限解释")

    package let add = Word(en: "Add a person", zh: "添加人员")
    package let nameHelp = Word(
        en: "What is typed at signing in: letters, digits, dots, hyphens, underscores.",
        zh: "登录时输入的名称：字母、数字、点、连字符或下划线。")
    package let password = Word(en: "First password", zh: "初始密码")
    package let passwordHelp = Word(
        en: "Empty: one is made and shown once. It has to be changed at the first time to sign in.",
        zh: "留空则自动生成并只显示一次。首次登录时必须修改。")
    package let passwordMade = Word(en: "The password of {name}", zh: "{name} 的密码")
    package let passwordLead = Word(
        en: "It is shown this once. Hand it over safely; it has to be changed at the next time to sign in.",
        zh: "仅显示这一次，请安全地交给本人；下次登录时必须修改。")
    package let kept = Word(en: "I have kept it", zh: "我已保存")
    package let added = Word(
        en: "{name} is added, and may do nothing yet: grant a role.", zh: "已添加 {name}，尚无任何权限：请授予角色。")

    package let isDisabled = Word(en: "Disabled: may not sign in; sessions end", zh: "停用：不能登录，现有会话立即结束")
    package let noGrants = Word(
        en: "No role is granted to this person by name. Groups of the provider may have some.",
        zh: "未直接授予任何角色，身份提供方的用户组可能另有授权。")
    package let everywhere = Word(en: "in all projects", zh: "所有项目")
    package let inProject = Word(en: "in the project {name}", zh: "项目 {name}")
    package let signingIn = Word(en: "Signing in", zh: "登录")
    package let unlock = Word(en: "Unlock", zh: "解锁")
    package let unlockText = Word(en: "Forgets the failures to sign in by this name.", zh: "清除该用户名的登录失败记录。")
    package let unlocked = Word(en: "{name} may sign in again at once.", zh: "{name} 现在可以再次登录。")
    package let resetPassword = Word(en: "Make a new password", zh: "重置密码")
    package let resetPasswordText = Word(
        en: "Shown once; every session of this person ends.", zh: "新密码仅显示一次，此人的所有会话将结束。")
    package let resetFactor = Word(en: "Take away the second factor", zh: "移除双因素认证")
    package let resetFactorText = Word(
        en: "For whoever lost the authenticator and the recovery codes; every session ends.",
        zh: "用于验证器与恢复码均已丢失的情况；所有会话将结束。")
    package let factorReset = Word(en: "{name} signs in by password alone again.", zh: "{name} 恢复为仅用密码登录。")
    package let remove = Word(en: "Remove this person", zh: "删除此人")
    package let removeText = Word(
        en: "Sessions, second factor and all that was granted by name go too. The audit keeps the name.",
        zh: "会话、双因素认证以及直接授予的权限一并删除；审计中仍保留其名称。")

    package let sessions = Word(en: "Sessions", zh: "会话")
    package let sessionsHeadline = Word(
        en: "{count} sessions last.", one: "{count} session lasts.", zh: "当前有 {count} 个会话。")
    package let sessionsLead = Word(
        en: "Whoever's session is ended has to sign in again.", zh: "被结束会话的用户需要重新登录。")
    package let began = Word(en: "Since", zh: "开始时间")
    package let lastSeen = Word(en: "Used", zh: "最近使用")
    package let from = Word(en: "From", zh: "来源地址")
    package let method = Word(en: "Signed in by", zh: "登录方式")
    package let byPassword = Word(en: "password", zh: "密码")
    package let byFactor = Word(en: "password and code", zh: "密码与验证码")
    package let byProvider = Word(en: "the provider", zh: "身份提供方")
    package let agent = Word(en: "Browser", zh: "浏览器")
    package let ends = Word(en: "Ends", zh: "到期时间")
    package let end = Word(en: "End", zh: "结束会话")
    package let ended = Word(en: "The session has ended.", zh: "会话已结束。")
    package let thisSession = Word(en: "this one", zh: "当前会话")

    package init() {}
}
