internal import APIModel
internal import Core
internal import Mustache
internal import Service

/// A report as a page that prints well. Whatever comes from users stands between tags alone, never in one, and the template
/// escapes it there.
struct CompliancePage {
    struct State {
        /// Of the style: a word of ours.
        let mark: String
        let label: String
    }

    struct Finding {
        let factTitle: String
        let subject: String
        let found: String
        let state: State
    }

    struct Control {
        let controlTitle: String
        let controlText: String
        let limits: [String]
        let state: State
        let open: [Finding]
    }

    struct Store {
        let storeName: String
        let isCopy: Bool
        let url: String
        let baseCount: String
        let newestBase: String
    }

    struct Evidence {
        let drill: String
        let object: String
        let key: String
    }

    struct Instance {
        let instanceName: String
        let siteName: String
        let planName: String
        let reportedAt: String
        let findings: [Finding]
        let stores: [Store]
        let evidences: [Evidence]
    }

    struct Count {
        let number: Int
        let state: State
    }

    let lang: String
    let words: ComplianceWords
    let projectName: String
    let projectTitle: String
    let takenAt: String
    let setTitle: String
    let setNote: String
    let version: String
    let counts: [Count]
    let controls: [Control]
    let instances: [Instance]
    let hasInstances: Bool

    /// The page's bytes. Throws where the template is wrong, which a test would have seen.
    static func bytes(_ report: ComplianceReport) throws -> [UInt8] {
        Array(try MustacheTemplate(string: ComplianceTemplate.text).render(CompliancePage(report)).utf8)
    }

    init(_ report: ComplianceReport) {
        let words = ComplianceWords.of(report.language)
        let language = report.language
        self.words = words
        lang = language == .chinese ? "zh-CN" : "en"
        projectName = report.project
        projectTitle = report.projectTitle
        takenAt = Self.time(report.takenAt)
        setTitle = report.title
        setNote = report.note
        version = report.version
        counts = [
            Count(number: report.counts.met, state: Self.state(.met, words)),
            Count(number: report.counts.notMet, state: Self.state(.notMet, words)),
            Count(number: report.counts.unknown, state: Self.state(.unknown, words)),
            Count(number: report.counts.notJudged, state: Self.state(.notJudged, words)),
        ]
        controls = report.controls.map { control in
            Control(
                controlTitle: control.title, controlText: control.text,
                limits: control.limits.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" },
                state: Self.state(control.state, words), open: control.open.map { Self.finding($0, language, words) })
        }
        instances = report.instances.map { Self.instance($0, language, words) }
        hasInstances = !report.instances.isEmpty
    }

    private static func instance(
        _ instance: ComplianceInstance, _ language: ReportLanguage, _ words: ComplianceWords
    ) -> Instance {
        let drill = instance.lastDrill
        return Instance(
            instanceName: instance.instance, siteName: instance.site, planName: instance.plan ?? "–",
            reportedAt: instance.reportedAt.map(time) ?? "–",
            findings: instance.findings.map { finding($0, language, words) },
            stores: instance.stores.map { store in
                Store(
                    storeName: store.name, isCopy: store.isCopy, url: store.url,
                    baseCount: store.bases.map { "\($0)" } ?? words.unknown,
                    newestBase: store.newestBase.map(time) ?? "–")
            },
            evidences: [drill].compactMap { $0 }.compactMap { drill in
                drill.evidence.map { Evidence(drill: drill.id, object: $0, key: drill.publicKey ?? "–") }
            })
    }

    private static func finding(
        _ finding: ComplianceFinding, _ language: ReportLanguage, _ words: ComplianceWords
    ) -> Finding {
        Finding(
            factTitle: ComplianceFact(rawValue: finding.fact)?.title[language] ?? finding.fact,
            subject: finding.instance ?? words.wholeProject, found: finding.text, state: state(finding.state, words))
    }

    private static func state(_ state: ComplianceState, _ words: ComplianceWords) -> State {
        State(mark: state.rawValue, label: words.state(state))
    }

    private static func time(_ time: WireTime) -> String { String(time.timestamp.sqlText.prefix(19)) + " UTC" }
}
