import Console
import Core
import Service
import Testing

@Suite struct PlanValuesTests {
    private static let full = """
        plans:
          nightly:
            cycle: {days: [mon, thu], at: ["02:00", "14:30"], zone: Europe/Berlin}
            window: 22:00-06:00
            log: true
            retention: {bases: {daily: 7, weekly: 5, monthly: 12}, log: 14}
            repository: main
            copies: [offsite]
            threads: 8
            rate: 50MB/s
            limits: {threads-running: 40, replica-lag: 30s, history-length: 1000000, adaptive: false}
            drills:
              cycle: {cron: 0 12 1 * *}
              after-bases: 10
              which: random
              assertions:
                - {name: orders, sql: SELECT COUNT(*) > 0 FROM shop.orders, equals: "1"}
            alerts: {to: [ops], rpo: 1min, rto: 1h, overdue: 45min, failures: 2}
            instances: {names: [shop-1], tags: [env=production]}
          hourly:
            cycle: {every: 6h, from: "01:00"}
            log: false
            repository: main
          cron:
            cycle: {cron: 0 2 * * mon-fri, zone: Asia/Shanghai}
            repository: main
        """

    private func plans() throws -> [Plan] {
        try PlanReader.plans(in: try YAMLDocument.read(Array(Self.full.utf8), name: "plans"))
    }

    /// The form of a plan, sent as it is, changes nothing.
    @Test func whatAFormShowsIsThePlan() throws {
        for plan in try plans() {
            let texts = PlanValues(plan).texts
            let sent = PlanValues(ConsoleForm(texts.filter { !$0.value.isEmpty }.mapValues { [$0] }))
            let problems = ConfigProblems()
            let field = ConfigField(path: "", value: try sent.value(), problems: problems)
            #expect(PlanReader.plan(named: plan.name.description, field) == plan, "\(problems.list)")
        }
    }

    /// What was written for another choice stays out.
    @Test func onlyTheChosenCycleCounts() throws {
        let form = ConsoleForm([
            "cycle.kind": ["hours"], "cycle.at": ["99:99"], "cycle.every": ["6h"], "cycle.cron": ["x"], "log": ["true"],
            "repository": ["main"], "limits.adaptive": ["true"], "drills.cycle.zone": ["UTC"],
        ])
        let value = try PlanValues(form).value()
        #expect(
            value
                == .map([
                    ("repository", "main"), ("cycle", .map([("every", "6h")])),
                ]))
    }

    @Test func aDocumentThatCannotBeReadIsSaidByItsField() {
        let form = ConsoleForm(["drills.assertions": ["- {"]])
        #expect {
            _ = try PlanValues(form).value()
        } throws: { error in
            (error as? RefusedFields)?.problems.first?.path == "drills.assertions"
        }
    }
}
