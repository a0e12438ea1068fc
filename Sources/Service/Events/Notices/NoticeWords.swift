package import Courier

/// The words of a language for what notices tell.
package struct NoticeWords: Sendable {
    let language: MessageLanguage

    package init(_ language: MessageLanguage) { self.language = language }

    private var isChinese: Bool { language == .chinese }

    /// What stands before a title.
    func mark(_ purpose: NoticePurpose, _ severity: EventSeverity) -> String {
        switch purpose {
        case .over: isChinese ? "已恢复" : "Over"
        case .test: isChinese ? "测试" : "Test"
        case .escalated: isChinese ? "升级：无人确认" : "Escalated, nobody has acknowledged it"
        case .repeated: isChinese ? "再次发生" : "Again"
        case .raised:
            switch severity {
            case .critical: isChinese ? "严重" : "Critical"
            case .warning: isChinese ? "警告" : "Warning"
            case .information: isChinese ? "信息" : "Information"
            }
        }
    }

    func title(of kind: EventKind?, _ raw: String) -> String {
        guard let traits = kind?.traits else { return raw }
        return isChinese ? traits.chinese : traits.english
    }

    /// As messages have it, for pages.
    package static func label(_ key: String, inChinese isChinese: Bool) -> String {
        guard let pair = labels[key] else { return key }
        return isChinese ? pair.chinese : pair.english
    }

    /// A detail's label; one without a word is shown under its own name.
    func label(_ key: String) -> String {
        guard let pair = Self.labels[key] else { return key }
        return isChinese ? pair.chinese : pair.english
    }

    func times(_ count: Int) -> String { isChinese ? "\(count) 次" : "\(count)" }

    var testTitle: String { isChinese ? "渠道正常" : "Channel works" }

    var test: String {
        isChinese ? "这是一条测试消息，渠道可以正常接收通知。" : "This is a test: the channel takes messages."
    }

    private static let labels: [String: (english: String, chinese: String)] = [
        "project": ("Project", "项目"), "instance": ("Instance", "实例"), "job": ("Job", "任务"),
        "time": ("Time", "时间"), "since": ("Since", "开始时间"), "count": ("Events", "次数"),
        "event": ("Event", "事件编号"), "kind": ("Kind", "类型"), "code": ("Code", "错误码"),
        "message": ("Message", "说明"), "hint": ("What to do", "处理建议"), "inARow": ("Failures in a row", "连续失败次数"),
        "willRetry": ("Will be tried again", "是否重试"), "purpose": ("Of", "用途"), "due": ("Due", "应执行时间"),
        "first": ("First", "最早"), "last": ("Last", "最晚"), "database": ("Database", "数据库"),
        "plan": ("Plan", "计划"), "plans": ("Plans", "计划"), "why": ("Why", "原因"), "seconds": ("Seconds", "秒数"),
        "limit": ("Limit, seconds", "上限（秒）"), "name": ("Name", "名称"), "run": ("Run of the log", "日志序列"),
        "repository": ("Repository", "备份存储"), "check": ("Prerequisite", "前提"), "mend": ("Mended by", "修复方法"),
        "what": ("What", "内容"), "rows": ("Rows a minute", "每分钟行数"), "usual": ("At most so far", "历史最大值"),
        "base": ("Base", "全量备份"), "ratio": ("Compression", "压缩比"), "usualRatio": ("Compression so far", "历史压缩比"),
        "drill": ("Drill", "恢复演练"), "failure": ("Failure", "失败原因"), "rto": ("RTO, seconds", "RTO（秒）"),
        "token": ("Token", "令牌"), "file": ("File", "文件"), "ends": ("Ends", "到期时间"),
        "channel": ("Channel", "通知渠道"), "person": ("Person", "人员"), "address": ("Address", "来源地址"),
        "link": ("Link", "链接"), "reason": ("Reason", "原因"), "requester": ("Asked by", "申请人"),
        "function": ("For", "操作"), "started": ("Started", "启动时间"), "ready": ("Could start", "可启动时间"),
        "hold": ("Held until", "保留恢复点至"), "approval": ("Approval", "审批编号"), "needs": ("Persons needed", "所需审批人数"),
        "resource": ("About", "对象"), "verb": ("Verb", "权限动作"),
    ]
}
