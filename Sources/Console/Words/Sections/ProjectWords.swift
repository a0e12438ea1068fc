/// Projects and tags.
package final class ProjectWords: WordGroup {
    package let title = Word(en: "Projects", zh: "项目")
    package let headline = Word(en: "{count} projects", one: "{count} project", zh: "{count} 个项目")
    package let lead = Word(
        en: "A project is what one team sees: its instances, plans, repositories and sites.",
        zh: "项目是一个团队可见的范围：实例、备份计划、备份仓库和站点。")
    package let project = Word(en: "Project", zh: "项目")
    package let label = Word(en: "Title", zh: "标题")
    package let since = Word(en: "Since", zh: "创建时间")
    package let shown = Word(en: "Shown", zh: "当前显示")
    package let here = Word(en: "shown now", zh: "当前项目")
    package let change = Word(en: "Show it", zh: "切换到此项目")
    package let addTitle = Word(en: "Add a project", zh: "添加项目")
    package let added = Word(en: "The project {name} is added, with a site of its own.", zh: "已添加项目 {name} 及其默认站点。")
    package let removed = Word(en: "The project {name} is removed.", zh: "已删除项目 {name}。")
    package let name = Word(en: "Name", zh: "名称")
    package let nameHelp = Word(en: "Letters, digits, dots, hyphens, underscores.", zh: "字母、数字、点、连字符和下划线。")
    package let renameHelp = Word(
        en: "Rights go by names: with another name, grants on this one do not hold.", zh: "权限按名称授予：改名后，针对原名称的授权将失效。")
    package let projectTitle = Word(en: "{name}: project", zh: "{name}：项目")
    package let projectHeadline = Word(en: "The project {name}", zh: "项目 {name}")
    package let removeTitle = Word(en: "Remove the project", zh: "删除项目")
    package let removeText = Word(
        en: "Only a project without instances and plans can be removed; its sites go with it.",
        zh: "只有不含实例和计划的项目才能删除，其站点会一并删除。")

    package let tagTitle = Word(en: "Tags", zh: "标签")
    package let tagHeadline = Word(
        en: "{count} tags are in use.", one: "{count} tag is in use.", zh: "共使用 {count} 个标签。")
    package let noTags = Word(en: "No instance has a tag.", zh: "没有实例使用标签。")
    package let tagLead = Word(
        en: "Plans and rights can go by tags: a new instance with the tag is covered at once.",
        zh: "计划和权限可按标签匹配：带有该标签的新实例会立即被覆盖。")
    package let tagEmpty = Word(
        en: "Give some instances a tag such as env=production.", zh: "为实例添加标签，例如 env=production。")
    package let tag = Word(en: "Tag", zh: "标签")
    package let tagForm = Word(en: "Give or take a tag", zh: "添加或移除标签")
    package let tagNames = Word(en: "Instances", zh: "实例")
    package let tagNamesHelp = Word(
        en: "Names of instances of this project, with commas or one a line.", zh: "本项目的实例名称，以逗号分隔或每行一个。")
    package let unknownNames = Word(en: "There is no instance called {names}.", zh: "没有名为 {names} 的实例。")
    package let giveTag = Word(en: "Give it", zh: "添加标签")
    package let takeTag = Word(en: "Take it away", zh: "移除标签")
    package let tagged = Word(
        en: "{count} instances have changed.", one: "{count} instance has changed.", zh: "已更改 {count} 个实例。")

    package init() {}
}
