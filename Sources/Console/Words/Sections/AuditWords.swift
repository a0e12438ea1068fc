/// The audit.
package final class AuditWords: WordGroup {
    package let title = Word(en: "Audit", zh: "审计")
    package let headline = Word(
        en: "{count} entries, each chained to the one before.", one: "{count} entry, chained to the one before.",
        zh: "共 {count} 条审计记录，逐条链接。")
    package let broken = Word(en: "The audit is not whole: look at once.", zh: "审计记录不完整，请立即检查。")
    package let leadIntact = Word(
        en: "Last looked through, whole as far as entry {count}.", zh: "最近一次校验：至第 {count} 条均完整。")
    package let leadUnproven = Word(en: "Nobody has looked through it yet.", zh: "尚未校验。")
    package let proof = Word(en: "Proof", zh: "完整性证明")
    package let entries = Word(en: "Last entry", zh: "最后一条")
    package let kept = Word(en: "Kept", zh: "保留天数")
    package let keptDays = Word(en: "{count} days", one: "{count} day", zh: "{count} 天")
    package let checkpoint = Word(en: "Signed through", zh: "已签名至")
    package let checked = Word(en: "Looked through", zh: "最近校验")
    package let intact = Word(en: "whole", zh: "完整")
    package let damaged = Word(en: "damaged", zh: "已损坏")
    package let unproven = Word(en: "not looked through", zh: "未校验")
    package let copies = Word(en: "Signed copies outside the catalog", zh: "目录库之外的签名副本")
    package let noCopies = Word(
        en: "None yet: every repository gets the checkpoints.", zh: "暂无。检查点会写入每个备份仓库。")
    package let copy = Word(en: "{name}: through entry {count}", zh: "{name}：至第 {count} 条")
    package let verify = Word(en: "Look through it now", zh: "立即校验")
    package let verified = Word(
        en: "{count} entries were looked through: the audit is whole.", zh: "已校验 {count} 条记录：审计完整。")
    package let findings = Word(
        en: "{count} things are wrong with the audit.", one: "{count} thing is wrong with the audit.",
        zh: "审计中发现 {count} 处问题。")
    package let findingsLead = Word(
        en: "Keep the catalog as it is, and compare it with the signed copies in the repositories.",
        zh: "请保留目录库现状，并与备份仓库中的签名副本比对。")
    package let finding = Word(en: "Finding", zh: "问题")
    package let key = Word(en: "Key of the service", zh: "服务签名公钥")
    package let retention = Word(en: "Keep entries for days", zh: "审计保留天数")
    package let retentionHelp = Word(en: "180 at least.", zh: "不少于 180 天。")

    package let search = Word(en: "Search", zh: "查询")
    package let who = Word(en: "Who", zh: "操作者")
    package let function = Word(en: "Function", zh: "功能")
    package let verb = Word(en: "Right", zh: "权限")
    package let kind = Word(en: "Kind", zh: "资源类型")
    package let project = Word(en: "Project", zh: "项目")
    package let resource = Word(en: "Name", zh: "资源名称")
    package let instance = Word(en: "Instance", zh: "实例")
    package let result = Word(en: "Result", zh: "结果")
    package let address = Word(en: "Address", zh: "来源地址")
    package let request = Word(en: "Request", zh: "请求编号")
    package let from = Word(en: "From", zh: "起始时间")
    package let until = Word(en: "Until", zh: "截止时间")
    package let text = Word(en: "Any text", zh: "任意文本")
    package let any = Word(en: "any", zh: "不限")
    package let found = Word(en: "Entries", zh: "审计记录")
    package let nothing = Word(en: "No entry fits. Take away some of the conditions.", zh: "没有符合条件的记录，请减少条件。")
    package let goOn = Word(
        en: "Nothing in this part of the audit; older entries follow on the next page.", zh: "此部分没有符合条件的记录，更早的记录见下一页。")
    package let number = Word(en: "No.", zh: "编号")
    package let when = Word(en: "When", zh: "时间")
    package let what = Word(en: "What", zh: "操作")
    package let about = Word(en: "About", zh: "对象")
    package let details = Word(en: "Details", zh: "详情")
    package let changes = Word(en: "Changes", zh: "变更")
    package let rights = Word(en: "Rights", zh: "权限判定")
    package let hash = Word(en: "Hash", zh: "哈希")
    package let session = Word(en: "Session", zh: "会话")
    package let approval = Word(en: "Under the approval", zh: "所依据的审批")
    package let code = Word(en: "Error", zh: "错误码")
    package let exportLines = Word(en: "Export as it is kept (JSON lines)", zh: "导出原始记录（JSON 行）")
    package let exportTable = Word(en: "Export as CSV", zh: "导出为 CSV")
    package let exportHint = Word(
        en: "Without conditions, tidemark audit verify --file proves the exported lines.",
        zh: "不带条件导出的原始记录可用 tidemark audit verify --file 独立验证。")

    package let resultAllowed = Word(en: "done", zh: "已执行")
    package let resultRefused = Word(en: "refused", zh: "已拒绝")
    package let resultFailed = Word(en: "failed", zh: "失败")
    package let kindChanged = Word(en: "changed", zh: "被修改")
    package let kindRemoved = Word(en: "removed", zh: "被删除")
    package let kindInserted = Word(en: "inserted", zh: "被插入")
    package let kindReordered = Word(en: "out of order", zh: "顺序被打乱")
    package let kindTruncated = Word(en: "cut off", zh: "被截断")
    package let kindUnsigned = Word(en: "not signed", zh: "未签名")
    package let noTime = Word(en: "It is no time.", zh: "时间格式不正确。")
    package let noTimeHint = Word(en: "Write it like 2026-11-22T11:03.", zh: "请按 2026-11-22T11:03 的格式填写。")

    package init() {}
}
