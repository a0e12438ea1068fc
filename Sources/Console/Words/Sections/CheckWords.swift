/// What a server needs for backups, by the stable names of the precheck: the engine itself speaks English.
package final class CheckWords: WordGroup {
    package let serverVersion = Word(en: "A supported server", zh: "受支持的服务器版本")
    package let logEnabled = Word(en: "A binary log", zh: "已开启二进制日志")
    package let logServerId = Word(en: "A server number", zh: "已设置服务器编号")
    package let logRowFormat = Word(en: "Changes logged as rows", zh: "日志为行格式")
    package let logRowImage = Word(en: "Rows logged in full", zh: "日志记录完整行")
    package let logJsonValues = Word(en: "JSON values logged in full", zh: "日志记录完整 JSON 值")
    package let logFilters = Word(en: "No schema left out of the log", zh: "日志未排除任何库")
    package let logReplicaUpdates = Word(en: "A replica that logs what it receives", zh: "从库记录其接收的变更")
    package let logGtid = Word(en: "Global transaction identifiers", zh: "全局事务标识（GTID）")
    package let logMetadata = Word(en: "Column names in the log", zh: "日志包含列名")
    package let logRetention = Word(en: "A log kept for a day on the source", zh: "源端日志至少保留一天")
    package let privilege = Word(en: "The privilege {name}", zh: "权限 {name}")
    package let transactionsPrepared = Word(en: "No prepared distributed transactions", zh: "没有未决的分布式事务")
    package let tablesKeys = Word(en: "A primary key on every table", zh: "每张表都有主键")
    package let tablesEngine = Word(en: "Transactional tables", zh: "均为事务表")
    package let tablesVersioning = Word(en: "No system-versioned tables", zh: "没有系统版本表")

    package let foundGranted = Word(en: "granted", zh: "已授予")
    package let foundNone = Word(en: "none", zh: "无")
    package let foundItIsOn = Word(en: "it is on", zh: "已开启")
    package let foundNoFilters = Word(en: "no filters", zh: "无过滤规则")
    package let foundNoPartialValues = Word(en: "no partial values", zh: "无部分值")
    package let foundItIsNeverPurged = Word(en: "it is never purged", zh: "从不清理")

    package init() {}
}
