/// The search.
package final class SearchWords: WordGroup {
    package let title = Word(en: "Search: {query}", zh: "搜索：{query}")
    package let empty = Word(en: "Search", zh: "搜索")
    package let found = Word(
        en: "{count} places have “{query}” in their name.", one: "{count} place has “{query}” in its name.",
        zh: "{count} 处名称中包含“{query}”。")
    package let nothing = Word(en: "Nothing is called “{query}”.", zh: "没有名称包含“{query}”的内容。")
    package let hint = Word(
        en: "Write part of a name of an instance, plan, repository or site, or the whole name of a job.",
        zh: "请输入实例、计划、仓库或站点名称的一部分，或任务的完整编号。")
    package let kind = Word(en: "Kind", zh: "类型")
    package let name = Word(en: "Name", zh: "名称")
    package let project = Word(en: "Project", zh: "项目")
    package let more = Word(
        en: "Only the first {count} are shown: write more of the name.", zh: "仅显示前 {count} 项：请输入更完整的名称。")
    package let instance = Word(en: "instance", zh: "实例")
    package let plan = Word(en: "plan", zh: "备份计划")
    package let repository = Word(en: "repository", zh: "备份仓库")
    package let site = Word(en: "site", zh: "站点")
    package let job = Word(en: "job", zh: "任务")

    package init() {}
}
