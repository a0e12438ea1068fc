/// The page of help.
package final class HelpWords: WordGroup {
    package let title = Word(en: "Help", zh: "帮助")
    package let headline = Word(en: "Every page is two keys away.", zh: "按两个键即可到达任意页面。")
    package let keys = Word(en: "Keys", zh: "快捷键")
    package let key = Word(en: "Key", zh: "按键")
    package let does = Word(en: "Does", zh: "作用")
    package let search = Word(en: "Search", zh: "搜索")
    package let thisPage = Word(en: "This page", zh: "打开本页")
    package let goTo = Word(en: "To: {name}", zh: "前往：{name}")
    package let leave = Word(en: "Leave a field or a dialog", zh: "离开输入框或对话框")
    package let words = Word(en: "Words", zh: "术语")
    package let instance = Word(
        en: "Instance: one database server that is protected.", zh: "实例：受保护的一台数据库服务器。")
    package let base = Word(
        en: "Base: a full copy of an instance, read without locks.", zh: "全量备份：不加锁读取的实例完整副本。")
    package let log = Word(
        en: "Log: the archive of the instance's changes, without gaps.", zh: "日志备份：实例变更的连续归档。")
    package let point = Word(
        en: "Restore point: a state that can be brought back.", zh: "恢复点：可以恢复到的状态。")
    package let window = Word(
        en: "Window: the time in which every second is a restore point.", zh: "可恢复区间：其中每一秒都是恢复点。")
    package let drill = Word(
        en: "Drill: a restore to a throwaway target, to prove a restore point.",
        zh: "恢复演练：恢复到临时目标以验证恢复点。")
    package let more = Word(en: "Beyond the console", zh: "控制台之外")
    package let api = Word(
        en: "Everything here can be done by the API and the command line too; the API describes itself at",
        zh: "这里的所有操作也可以通过 API 和命令行完成；API 的说明位于")

    package init() {}
}
