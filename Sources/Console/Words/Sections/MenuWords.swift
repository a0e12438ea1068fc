/// The menu.
package final class MenuWords: WordGroup {
    package let overview = Word(en: "Overview", zh: "总览")
    package let instances = Word(en: "Instances", zh: "实例")
    package let plans = Word(en: "Plans", zh: "备份计划")
    package let jobs = Word(en: "Jobs", zh: "任务")
    package let restore = Word(en: "Restore", zh: "恢复")
    package let keep = Word(en: "Keep", zh: "存储")
    package let repositories = Word(en: "Repositories", zh: "备份仓库")
    package let exports = Word(en: "Exports", zh: "导出")
    package let drills = Word(en: "Drills", zh: "恢复演练")
    package let watch = Word(en: "Watch", zh: "监控")
    package let events = Word(en: "Events", zh: "事件")
    package let subscriptions = Word(en: "Notifications", zh: "通知订阅")
    package let audit = Word(en: "Audit", zh: "审计")
    package let compliance = Word(en: "Compliance", zh: "合规报告")
    package let run = Word(en: "Run", zh: "运行")
    package let workers = Word(en: "Workers", zh: "工作节点")
    package let sites = Word(en: "Sites", zh: "站点")
    package let projects = Word(en: "Projects", zh: "项目")
    package let people = Word(en: "People", zh: "人员")
    package let access = Word(en: "Roles and policies", zh: "角色与策略")
    package let approvals = Word(en: "Approvals", zh: "审批")
    package let tokens = Word(en: "Tokens", zh: "令牌")
    package let settings = Word(en: "Settings", zh: "设置")

    package init() {}
}
