/// Every text of the console, by section: `request.say(\.workers.title)` here, `{{w.workers.title}}` in a template.
package final class Words: Sendable {
    package let frame = FrameWords()
    package let menu = MenuWords()
    package let state = StateWords()
    package let error = ErrorWords()
    package let fault = FaultWords()
    package let sign = SignInWords()
    package let help = HelpWords()
    package let search = SearchWords()

    package let overview = OverviewWords()
    package let instances = InstanceWords()
    package let jobs = JobWords()
    package let events = EventWords()
    package let workers = WorkerWords()
    package let sites = SiteWords()

    package let add = AddWords()
    package let check = CheckWords()
    package let plans = PlanWords()
    package let repositories = RepositoryWords()
    package let projects = ProjectWords()
    package let settings = SettingWords()

    package let restore = RestoreWords()
    package let drills = DrillWords()
    package let exports = ExportWords()

    package let people = PeopleWords()
    package let access = AccessWords()
    package let approvals = ApprovalWords()
    package let tokens = TokenWords()
    package let audit = AuditWords()
    package let subscriptions = SubscriptionWords()
    package let compliance = ComplianceWords()
    package let account = AccountWords()

    package init() {}

    package static let shared = Words()
}
