/// Events.
package final class EventWords: WordGroup {
    package let headline = Word(
        en: "{count} troubles are not over.", one: "{count} trouble is not over.", zh: "{count} 个告警尚未恢复。")
    package let quiet = Word(en: "Nothing is wrong that is known.", zh: "没有已知故障。")
    package let lead = Word(
        en: "Newest first. Whoever looks after a trouble says so: nobody else is woken for it.",
        zh: "最新在前。确认告警后，不会再为此通知其他人。")
    package let open = Word(en: "Not over", zh: "未恢复")
    package let all = Word(en: "What happened", zh: "全部事件")
    package let empty = Word(en: "Nothing fits this filter, or nothing happened yet.", zh: "没有符合条件的事件，或尚无事件。")
    package let severity = Word(en: "Severity", zh: "级别")
    package let anySeverity = Word(en: "Every severity", zh: "全部级别")
    package let information = Word(en: "information", zh: "信息")
    package let warning = Word(en: "warning and above", zh: "警告及以上")
    package let critical = Word(en: "critical", zh: "严重")
    package let instance = Word(en: "Instance", zh: "实例")
    package let project = Word(en: "Project", zh: "项目")
    package let kind = Word(en: "Kind", zh: "类型")
    package let when = Word(en: "When", zh: "时间")
    package let what = Word(en: "What", zh: "内容")
    package let about = Word(en: "About", zh: "对象")
    package let state = Word(en: "State", zh: "状态")
    package let show = Word(en: "Show", zh: "显示")
    package let over = Word(en: "over", zh: "已恢复")
    package let goesOn = Word(en: "goes on", zh: "持续中")
    package let takenBy = Word(en: "{name} looks after it", zh: "{name} 正在处理")
    package let takenWith = Word(en: "{name} looks after it: {note}", zh: "{name} 正在处理：{note}")
    package let take = Word(en: "I look after it", zh: "我来处理")
    package let note = Word(en: "For the others, one line", zh: "给同事的说明（一行）")
    package let noteHelp = Word(
        en: "It is not told again, nor to others, until it is over.", zh: "在恢复之前不会再次通知，也不会升级给其他人。")
    package let taken = Word(en: "You look after it now.", zh: "已确认，由您处理。")
    package let since = Word(en: "Since", zh: "开始时间")
    package let count = Word(en: "Events so far", zh: "已发生次数")
    package let overAt = Word(en: "Over", zh: "恢复时间")
    package let details = Word(en: "Details", zh: "详情")
    package let number = Word(en: "Event {number}", zh: "事件 {number}")
    package let job = Word(en: "Its job", zh: "相关任务")
    package let looksAfter = Word(en: "Looked after", zh: "处理人")

    package init() {}
}
