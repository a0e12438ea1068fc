/// Workers.
package final class WorkerWords: WordGroup {
    package let title = Word(en: "Workers", zh: "工作节点")
    package let headline = Word(
        en: "{count} workers are there to run jobs.", one: "{count} worker is there to run jobs.",
        zh: "{count} 个工作节点可以执行任务。")
    package let nobody = Word(en: "No worker is there: no job runs.", zh: "没有工作节点在线：任何任务都不会执行。")
    package let silent = Word(
        en: "A worker counts as there while it was heard of within {span}.", zh: "{span} 内有心跳的工作节点视为在线。")
    package let remedy = Word(
        en: "Start one near the instances: tidemark worker --server URL --token-file FILE --sites NAME.",
        zh: "请在实例附近启动一个：tidemark worker --server URL --token-file FILE --sites NAME。")
    package let name = Word(en: "Worker", zh: "工作节点")
    package let sites = Word(en: "Sites", zh: "站点")
    package let kinds = Word(en: "Runs", zh: "可执行")
    package let slots = Word(en: "Jobs at a time", zh: "并行任务数")
    package let streams = Word(en: "Streams at a time", zh: "并行日志流数")
    package let version = Word(en: "Version", zh: "版本")
    package let started = Word(en: "Since", zh: "启动时间")
    package let seen = Word(en: "Heard of", zh: "最近心跳")

    package init() {}
}
