/// Exports of data, and links.
package final class ExportWords: WordGroup {
    package let title = Word(en: "Exports", zh: "导出")
    package let newTitle = Word(en: "Export data", zh: "导出数据")
    package let oneTitle = Word(en: "Export of {name}: {state}", zh: "{name} 的导出：{state}")
    package let headline = Word(
        en: "{count} exports can be fetched.", one: "{count} export can be fetched.", zh: "{count} 个导出可下载。")
    package let nobody = Word(en: "Nothing is exported.", zh: "暂无导出。")
    package let listLead = Word(
        en: "An export hands out part of a restore point, encrypted, for a while.", zh: "导出会把恢复点的一部分加密后限时提供下载。")
    package let empty = Word(en: "Export data of an instance to hand it out.", zh: "请导出实例数据以供下载。")
    package let begin = Word(en: "Export data", zh: "导出数据")
    package let begun = Word(en: "The export has begun.", zh: "导出已开始。")
    package let instance = Word(en: "Instance", zh: "实例")
    package let format = Word(en: "Form", zh: "格式")
    package let formatSQL = Word(en: "SQL that clients run", zh: "SQL 脚本")
    package let formatCSV = Word(en: "CSV, a file a table", zh: "CSV（每表一个文件）")
    package let formatNative = Word(en: "a repository with its key", zh: "备份仓库及其密钥")
    package let state = Word(en: "State", zh: "状态")
    package let size = Word(en: "Size", zh: "大小")
    package let by = Word(en: "By", zh: "创建人")
    package let created = Word(en: "Asked for", zh: "创建时间")
    package let expires = Word(en: "Erased", zh: "删除时间")
    package let ready = Word(en: "ready", zh: "可下载")
    package let expired = Word(en: "expired", zh: "已过期")
    package let erased = Word(en: "erased", zh: "已删除")

    package let formLead = Word(
        en: "The file is encrypted before it is stored: only the passphrase, or the recipients' keys, open it.",
        zh: "文件在存储前加密：只有口令或接收人的密钥可以打开。")
    package let noInstances = Word(en: "There is no instance in this project.", zh: "该项目中没有实例。")
    package let what = Word(en: "What", zh: "内容")
    package let only = Word(en: "Only part of it", zh: "仅部分内容")
    package let lock = Word(en: "Who can open it", zh: "谁可以打开")
    package let moment = Word(en: "Moment, as clocks in {zone} show it", zh: "时间点（时区 {zone}）")
    package let momentHelp = Word(en: "Empty for the newest; or a GTID.", zh: "留空为最新；也可填写 GTID。")
    package let names = Word(en: "Databases and tables", zh: "库和表")
    package let namesHelp = Word(en: "One a line; empty for everything.", zh: "每行一个；留空为全部。")
    package let rows = Word(en: "Only some rows", zh: "仅部分行")
    package let rowsHelp = Word(
        en: "One a line: database.table: what may stand behind WHERE.", zh: "每行一个：库名.表名: WHERE 条件。")
    package let masks = Word(en: "Masked columns", zh: "脱敏列")
    package let masksHelp = Word(
        en: "One a line: database.table.column, then null, hash, email, last 4, or fixed and a text.",
        zh: "每行一个：库名.表名.列名，后跟 null、hash、email、last 4，或 fixed 加文本。")
    package let badLine = Word(en: "“{line}” cannot be read.", zh: "无法识别“{line}”。")
    package let passphrase = Word(en: "Passphrase", zh: "口令")
    package let passphraseHelp = Word(
        en: "At least 12 characters. Tell it to whoever fetches the file by another way than the link.",
        zh: "至少 12 个字符。请通过链接以外的方式告知下载人。")
    package let recipients = Word(en: "Or recipients", zh: "或接收人")
    package let recipientsHelp = Word(en: "Public keys of age, one a line.", zh: "age 公钥，每行一个。")
    package let hours = Word(en: "Hours it is kept", zh: "保留小时数")
    package let hoursHelp = Word(en: "1 to 168; then it is erased.", zh: "1 至 168 小时，之后自动删除。")

    package let readyHeadline = Word(en: "The export of {name} can be fetched.", zh: "{name} 的导出可下载。")
    package let waitingHeadline = Word(en: "The export of {name} is being made.", zh: "正在导出 {name}。")
    package let failedHeadline = Word(en: "The export of {name} has failed.", zh: "{name} 的导出失败。")
    package let goneHeadline = Word(en: "The export of {name} is gone.", zh: "{name} 的导出已删除。")
    package let lead = Word(en: "Asked for by {by}, {time}", zh: "由 {by} 于 {time} 创建")
    package let holds = Word(en: "What it holds", zh: "导出内容")
    package let everything = Word(en: "everything", zh: "全部")
    package let at = Word(en: "Moment", zh: "时间点")
    package let file = Word(en: "File", zh: "文件")
    package let tables = Word(en: "Tables", zh: "表数")
    package let rowCount = Word(en: "Rows", zh: "行数")
    package let watch = Word(en: "See its job", zh: "查看任务")
    package let links = Word(en: "Links", zh: "下载链接")
    package let noLinks = Word(
        en: "There is no link yet: without one nobody can fetch the file.", zh: "暂无链接：没有链接则无法下载。")
    package let owner = Word(en: "Made by", zh: "创建人")
    package let used = Word(en: "Used", zh: "已用")
    package let usedOf = Word(en: "{uses} of {most}", zh: "{uses}/{most} 次")
    package let usableFrom = Word(en: "From", zh: "可用地址")
    package let anywhere = Word(en: "anywhere", zh: "任意地址")
    package let lastUse = Word(en: "Last use", zh: "最近使用")
    package let ends = Word(en: "Ends", zh: "失效时间")
    package let linkOpen = Word(en: "usable", zh: "可用")
    package let linkUsed = Word(en: "used up", zh: "已用完")
    package let linkRevoked = Word(en: "revoked", zh: "已撤销")
    package let revoke = Word(en: "Revoke", zh: "撤销")
    package let revoked = Word(en: "The link is revoked.", zh: "链接已撤销。")
    package let makeLink = Word(en: "Make a link", zh: "创建链接")
    package let made = Word(
        en: "This is the link. It is shown this once: copy it now.", zh: "链接如下，仅显示一次，请立即复制。")
    package let minutes = Word(en: "Minutes it can be used", zh: "有效分钟数")
    package let minutesHelp = Word(en: "5 to 1,440.", zh: "5 至 1,440。")
    package let uses = Word(en: "How often", zh: "使用次数")
    package let addresses = Word(en: "From these networks alone", zh: "限定网络地址")
    package let addressesHelp = Word(
        en: "Addresses and ranges, divided by commas; empty for anywhere.", zh: "地址或网段，以逗号分隔；留空不限。")
    package let outOfRange = Word(en: "{number} is too little or too much.", zh: "{number} 超出范围。")
    package let range = Word(en: "Give {from} to {to}.", zh: "请填写 {from} 至 {to}。")
    package let takeBack = Word(en: "Take it back", zh: "收回导出")
    package let takeBackLead = Word(
        en: "The file is erased and every link to it ends.", zh: "文件将被删除，所有链接失效。")
    package let removed = Word(en: "The export is taken back.", zh: "导出已收回。")

    package init() {}
}
