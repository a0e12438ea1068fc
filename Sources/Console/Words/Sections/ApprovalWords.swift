/// What others approve before it is done.
package final class ApprovalWords: WordGroup {
    package let title = Word(en: "Approvals", zh: "审批")
    package let headline = Word(
        en: "{count} requests wait for you.", one: "{count} request waits for you.", zh: "有 {count} 个请求等待您审批。")
    package let headlineNone = Word(en: "Nothing waits for you.", zh: "没有等待您审批的请求。")
    package let lead = Word(
        en: "Some things are done only once others agree. A request is for exactly what was asked, once.",
        zh: "某些操作须经他人同意才会执行；每个审批只针对一次确切的请求。")
    package let forMe = Word(en: "Waiting for you", zh: "待我审批")
    package let forMeEmpty = Word(en: "Nobody waits for your decision.", zh: "没有待您处理的请求。")
    package let mine = Word(en: "Yours", zh: "我的请求")
    package let mineEmpty = Word(
        en: "You asked for nothing. Where others must approve, the form itself asks for a reason.",
        zh: "您没有发起过审批。需要审批时，表单会要求填写原因。")
    package let others = Word(en: "Others", zh: "其他")
    package let othersEmpty = Word(en: "Nothing else to be seen.", zh: "没有其他可见的审批。")
    package let open = Word(en: "Open", zh: "查看")
    package let what = Word(en: "{verb}: {resource}", zh: "{verb}（对象：{resource}）")
    package let by = Word(en: "asked by {name}", zh: "{name} 发起")
    package let votesOf = Word(en: "{count} of {needs} agree", zh: "已同意 {count}/{needs}")
    package let asks = Word(en: "{name} asks: {what}", zh: "{name} 请求{what}")
    package let request = Word(en: "What was asked", zh: "请求内容")
    package let requester = Word(en: "Asked by", zh: "发起人")
    package let asked = Word(en: "Asked", zh: "发起时间")
    package let expires = Word(en: "Open until", zh: "有效期至")
    package let reason = Word(en: "Reason:", zh: "原因：")
    package let digest = Word(en: "It is for this request alone:", zh: "仅适用于此请求：")
    package let votes = Word(en: "Decisions", zh: "审批意见")
    package let noVotes = Word(en: "Nobody has decided yet.", zh: "尚无审批意见。")
    package let agrees = Word(en: "agrees", zh: "同意")
    package let refuses = Word(en: "refuses", zh: "拒绝")
    package let decide = Word(en: "Decide", zh: "审批")
    package let reasonField = Word(en: "Reason", zh: "理由")
    package let reasonHelp = Word(en: "It stands in the audit.", zh: "将记入审计。")
    package let grant = Word(en: "Approve", zh: "同意")
    package let refuse = Word(en: "Refuse", zh: "拒绝")
    package let granted = Word(en: "You approved it.", zh: "您已同意。")
    package let refused = Word(en: "You refused it; that is the end of it.", zh: "您已拒绝，该请求到此结束。")
    package let carryOut = Word(en: "Carry it out", zh: "执行")
    package let carryText = Word(
        en: "Others have agreed: this sends exactly the same form, under this approval.",
        zh: "审批已通过：将以此审批原样提交同一表单。")
    package let carryElse = Word(
        en: "Others have agreed. Send the same request again with --approval or the header Tidemark-Approval:",
        zh: "审批已通过。请用 --approval 或请求头 Tidemark-Approval 再次发送相同请求：")
    package let withdraw = Word(en: "Withdraw it", zh: "撤回")
    package let withdrawText = Word(en: "Nobody can approve or use it any more.", zh: "撤回后不能再审批或使用。")
    package let withdrawn = Word(en: "It is withdrawn.", zh: "已撤回。")

    package let stateWaiting = Word(en: "waiting", zh: "待审批")
    package let stateGranted = Word(en: "approved", zh: "已批准")
    package let stateRefused = Word(en: "refused", zh: "已拒绝")
    package let stateWithdrawn = Word(en: "withdrawn", zh: "已撤回")
    package let stateUsed = Word(en: "used", zh: "已使用")
    package let stateExpired = Word(en: "expired", zh: "已过期")

    package init() {}
}
