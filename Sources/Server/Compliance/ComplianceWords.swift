internal import APIModel

/// What a page of a report says that no report says itself.
struct ComplianceWords {
    let heading: String
    let project: String
    let taken: String
    let controlSet: String
    let programVersion: String
    let summary: String
    let controls: String
    let control: String
    let result: String
    let reason: String
    let limitsHeading: String
    let nothingOpen: String
    let instances: String
    let instance: String
    let fact: String
    let site: String
    let plan: String
    let reported: String
    let repository: String
    let address: String
    let bases: String
    let newest: String
    let copyMark: String
    let evidence: String
    let publicKey: String
    let noInstances: String
    let wholeProject: String
    let met: String
    let notMet: String
    let unknown: String
    let notJudged: String
    let explanation: String

    func state(_ state: ComplianceState) -> String {
        switch state {
        case .met: met
        case .notMet: notMet
        case .unknown: unknown
        case .notJudged: notJudged
        }
    }

    static func of(_ language: ReportLanguage) -> ComplianceWords {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    private static let english = ComplianceWords(
        heading: "Backup compliance report", project: "Project", taken: "Taken", controlSet: "Set of controls",
        programVersion: "Tidemark", summary: "Summary", controls: "Controls", control: "Control", result: "Result",
        reason: "What was found", limitsHeading: "Asked for",
        nothingOpen: "Every fact that this control names is met.", instances: "Instances",
        instance: "Instance", fact: "Fact", site: "Site", plan: "Plan", reported: "Last told of",
        repository: "Repository", address: "Address", bases: "Bases", newest: "Newest base", copyMark: "copy",
        evidence: "Evidence of the last drill", publicKey: "signed for the key",
        noInstances: "The project has no instances.", wholeProject: "the project", met: "met",
        notMet: "not met", unknown: "unknown", notJudged: "not judged",
        explanation: """
            “Met” and “not met” follow from what the service knows, from what plans promise and from the limits that the \
            set of controls names. “Unknown” is what nobody has told the service; “not judged” is shown for people to judge.
            """)

    private static let chinese = ComplianceWords(
        heading: "备份合规报告", project: "项目", taken: "生成时间", controlSet: "控制项清单", programVersion: "Tidemark",
        summary: "概要", controls: "控制项", control: "控制项", result: "结论", reason: "发现", limitsHeading: "要求",
        nothingOpen: "该控制项所涉及的事实均已满足。", instances: "实例", instance: "实例", fact: "事实", site: "站点",
        plan: "备份计划", reported: "最近上报", repository: "仓库", address: "地址", bases: "全量备份数",
        newest: "最新全量备份", copyMark: "副本", evidence: "最近演练的证据", publicKey: "签名公钥",
        noInstances: "该项目没有实例。", wholeProject: "整个项目", met: "满足", notMet: "不满足", unknown: "未知",
        notJudged: "仅展示",
        explanation: """
            “满足”与“不满足”依据服务所掌握的事实、备份计划的承诺以及控制项清单中写明的要求得出；“未知”表示服务没有得到相关信息；\
            “仅展示”的内容由人判断。
            """)
}
