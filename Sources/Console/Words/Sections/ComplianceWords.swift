/// Reports of compliance.
package final class ComplianceWords: WordGroup {
    package let title = Word(en: "Compliance", zh: "合规报告")
    package let headline = Word(
        en: "{count} controls of {name} are not met.", one: "{count} control of {name} is not met.",
        zh: "项目 {name} 有 {count} 项控制未满足。")
    package let headlineMet = Word(en: "Nothing speaks against {name}.", zh: "项目 {name} 没有未满足的控制项。")
    package let lead = Word(en: "Taken {time}, by Tidemark {version}.", zh: "生成于 {time}，Tidemark {version}。")
    package let project = Word(en: "Project", zh: "项目")
    package let set = Word(en: "Set of controls", zh: "控制项清单")
    package let show = Word(en: "Show", zh: "查看")
    package let download = Word(en: "Download as JSON", zh: "下载 JSON")
    package let print = Word(
        en: "This page prints as a report; menu and search stay away.", zh: "本页可直接打印为报告，菜单与搜索栏不会打印。")
    package let controls = Word(en: "controls", zh: "控制项")
    package let nothingOpen = Word(en: "Every fact that this control names is met.", zh: "该控制项所涉及的事实均已满足。")
    package let asked = Word(en: "Asked for: {text}", zh: "要求：{text}")
    package let wholeProject = Word(en: "the project", zh: "整个项目")
    package let instances = Word(en: "Instances", zh: "实例")
    package let noInstances = Word(
        en: "The project has no instances: choose another one, or add some.", zh: "该项目没有实例：请选择其他项目或添加实例。")
    package let instance = Word(en: "Instance", zh: "实例")
    package let plan = Word(en: "Plan", zh: "备份计划")
    package let window = Word(en: "Every second since", zh: "可恢复起点")
    package let rpo = Word(en: "Live RPO", zh: "实时 RPO")
    package let drill = Word(en: "Last drill", zh: "最近演练")
    package let passed = Word(en: "passed", zh: "通过")
    package let notPassed = Word(en: "failed", zh: "未通过")
    package let stores = Word(en: "Repositories", zh: "备份仓库")
    package let open = Word(en: "Open", zh: "未满足")
    package let rights = Word(en: "Who has which role", zh: "角色分布")
    package let people = Word(en: "People", zh: "人员")
    package let groups = Word(en: "Groups", zh: "用户组")
    package let tokens = Word(en: "Tokens", zh: "令牌")
    package let stateMet = Word(en: "met", zh: "满足")
    package let stateNotMet = Word(en: "not met", zh: "不满足")
    package let stateUnknown = Word(en: "unknown", zh: "未知")
    package let stateNotJudged = Word(en: "not judged", zh: "仅展示")
    package let explanation = Word(
        en: "“Unknown” is what nobody has told the service; “not judged” is shown for people to judge.",
        zh: "“未知”表示服务没有得到相关信息；“仅展示”的内容由人判断。")

    package init() {}
}
