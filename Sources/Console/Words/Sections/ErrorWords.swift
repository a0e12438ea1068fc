/// Pages that say why there is no page.
package final class ErrorWords: WordGroup {
    package let signIn = Word(en: "Sign in first", zh: "请先登录")
    package let denied = Word(en: "You may not do this", zh: "您没有权限执行此操作")
    package let missing = Word(en: "There is nothing here", zh: "此处没有内容")
    package let changed = Word(en: "Somebody changed it meanwhile", zh: "内容已被他人修改")
    package let refused = Word(en: "This cannot be done", zh: "无法执行此操作")
    package let tooLarge = Word(en: "That is too large", zh: "内容过大")
    package let delayed = Word(en: "Too many attempts", zh: "尝试次数过多")
    package let defect = Word(en: "The server has a defect", zh: "服务器出现故障")
    package let unavailable = Word(en: "Not reachable just now", zh: "暂时无法访问")
    package let form = Word(en: "This form is too old, or was not made here", zh: "表单已过期或来源不可信")
    package let formHint = Word(
        en: "Nothing was changed. Open the page again and send the form from there.",
        zh: "未做任何更改。请重新打开页面后再提交。")
    package let code = Word(en: "Code", zh: "错误码")
    package let request = Word(en: "Request", zh: "请求编号")
    package let home = Word(en: "To the overview", zh: "返回总览")
    package let again = Word(en: "Try again", zh: "重试")

    package init() {}

    /// What kind of page it is, by the status of HTTP.
    static func word(status: Int) -> KeyPath<Words, Word> {
        switch status {
        case 401: \.error.signIn
        case 403: \.error.denied
        case 404: \.error.missing
        case 412: \.error.changed
        case 413: \.error.tooLarge
        case 429: \.error.delayed
        case 502, 503, 504, 424: \.error.unavailable
        case 500...: \.error.defect
        default: \.error.refused
        }
    }
}
