/// One's own account.
package final class AccountWords: WordGroup {
    package let title = Word(en: "My account", zh: "我的账户")
    package let headline = Word(en: "You are {name}.", zh: "当前账户：{name}")
    package let leadFactor = Word(
        en: "Signing in asks for your password and a code.", zh: "登录时需要密码和验证码。")
    package let leadBare = Word(
        en: "Signing in asks for your password alone: set up a second factor.", zh: "登录仅需密码：建议启用双因素认证。")
    package let leadForeign = Word(en: "The provider says who you are.", zh: "您的身份由身份提供方确认。")
    package let foreign = Word(
        en: "You have no password here: change password and second factor at the provider.",
        zh: "您在此处没有密码：请在身份提供方处修改密码和双因素认证。")
    package let password = Word(en: "Password", zh: "密码")
    package let passwordEnds = Word(en: "Every other session of yours ends.", zh: "您的其他会话都将结束。")
    package let changePassword = Word(en: "Change the password", zh: "修改密码")
    package let factor = Word(en: "Second factor", zh: "双因素认证")
    package let factorWhy = Word(
        en:
            "An authenticator on your phone shows a code every 30 seconds. Whoever gets hold of your password alone gets nowhere.",
        zh: "手机上的验证器每 30 秒生成一个验证码。即使密码泄露，他人也无法登录。")
    package let factorOn = Word(en: "second factor on", zh: "双因素已启用")
    package let beginFactor = Word(en: "Set up", zh: "开始设置")
    package let scan = Word(en: "Scan this code with your authenticator", zh: "用验证器扫描二维码")
    package let scanLead = Word(
        en: "Then type the six digits it shows. The code is shown this once.", zh: "然后输入其显示的六位数字。二维码仅显示这一次。")
    package let again = Word(en: "Type the code once more", zh: "请再次输入验证码")
    package let againLead = Word(
        en: "The authenticator has the secret already. If it was not scanned, begin again.",
        zh: "验证器中已有密钥；若尚未扫描，请重新开始。")
    package let codeLabel = Word(
        en: "QR code of the secret for an authenticator", zh: "验证器密钥的二维码")
    package let typeInstead = Word(en: "Or type this secret into it:", zh: "或手动输入以下密钥：")
    package let code = Word(en: "Code the authenticator shows", zh: "验证器显示的验证码")
    package let anyCode = Word(en: "Code, or a recovery code", zh: "验证码或恢复码")
    package let confirm = Word(en: "Confirm", zh: "确认")
    package let beginAgain = Word(en: "Begin again", zh: "重新开始")
    package let codes = Word(en: "Recovery codes", zh: "恢复码")
    package let codesLead = Word(
        en: "Each stands in for the authenticator once. They are shown this once: keep them where your phone is not.",
        zh: "每个恢复码可代替验证器使用一次。仅显示这一次，请与手机分开保存。")
    package let factorDone = Word(en: "Second factor is on; other sessions have ended.", zh: "双因素认证已启用，其他会话已结束。")
    package let renewText = Word(
        en: "New codes take the place of the old ones. Both need your password and a code.",
        zh: "新恢复码将取代旧的。以下两项操作都需要密码和验证码。")
    package let renew = Word(en: "Make new recovery codes", zh: "重新生成恢复码")
    package let removeFactor = Word(en: "Take the second factor away", zh: "停用双因素认证")
    package let factorRemoved = Word(
        en: "Signing in asks for the password alone again; other sessions have ended.",
        zh: "已恢复为仅用密码登录，其他会话已结束。")

    package init() {}
}
