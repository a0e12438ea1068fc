/// What the precheck finds, by what the engine says of it in English.
package final class CheckWords: WordGroup {
    package let foundGranted = Word(en: "granted", zh: "已授予")
    package let foundNone = Word(en: "none", zh: "无")
    package let foundItIsOn = Word(en: "it is on", zh: "已开启")
    package let foundNoFilters = Word(en: "no filters", zh: "无过滤规则")
    package let foundNoPartialValues = Word(en: "no partial values", zh: "无部分值")
    package let foundItIsNeverPurged = Word(en: "it is never purged", zh: "从不清理")

    package init() {}
}
