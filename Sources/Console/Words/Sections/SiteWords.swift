/// Sites.
package final class SiteWords: WordGroup {
    package let title = Word(en: "Sites", zh: "站点")
    package let headline = Word(
        en: "{count} sites in the project {project}.", one: "{count} site in the project {project}.",
        zh: "项目 {project} 共有 {count} 个站点。")
    package let lead = Word(
        en: "A site is where instances run, and workers near them take their jobs.", zh: "站点是实例所在的位置，任务由附近的工作节点执行。")
    package let silent = Word(
        en: "No worker is there for {count} of them.", one: "No worker is there for {count} of them.",
        zh: "其中 {count} 个没有在线的工作节点。")
    package let name = Word(en: "Name", zh: "名称")
    package let siteTitle = Word(en: "Title", zh: "标题")
    package let titleHelp = Word(en: "For people, one line.", zh: "供人阅读的一行说明。")
    package let workers = Word(en: "Workers there", zh: "在线工作节点")
    package let noWorker = Word(en: "none: jobs wait", zh: "无：任务将等待")
    package let created = Word(en: "Since", zh: "创建时间")
    package let add = Word(en: "Add a site", zh: "添加站点")
    package let added = Word(en: "The site {name} is there. Start a worker for it.", zh: "站点 {name} 已添加，请为其启动工作节点。")
    package let headlineOf = Word(en: "Site {name}", zh: "站点 {name}")
    package let change = Word(en: "Change it", zh: "修改")
    package let remove = Word(en: "Remove the site", zh: "删除站点")
    package let removeLead = Word(
        en: "Only a site without instances can be removed. Its workers then have nothing to do.",
        zh: "只能删除没有实例的站点，其工作节点将不再有任务。")
    package let removed = Word(en: "The site {name} is removed.", zh: "站点 {name} 已删除。")
    package let seeInstances = Word(en: "See them", zh: "查看")

    package init() {}
}
