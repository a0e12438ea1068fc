import APIModel
import Core
import MySQLWire
import Repository
import Service
import Testing

extension PlanFieldTable {
    static let drills: [PlanFieldRow] = [
        PlanFieldRow("drills.after-bases", (nil, 2), shown: ("0 of 4", "2 of 4")) { plan in
            let scene = try PlanFieldScene.after(bases: 4, plan)
            let drills = scene.ordered.filter { $0.hasPrefix("drill/i0/after/") }
            return "\(drills.count) of 4"
        },
        PlanFieldRow("drills.which", (nil, "random"), shown: ("the newest", "any")) { plan in
            let window = Window(
                start: Fixture.at(0), end: Fixture.at(9), isOpen: false, run: "r", firstSegment: 1, lastSegment: 2,
                bases: ["b"])
            let moment = try PlanFieldScene.drill(plan).moment(in: [window], of: "shop-0")
            return moment == .latest ? "the newest" : "any"
        },
    ]

    /// Of one assertion each. That its statement is asked, and a wrong answer fails the drill, `DrillJobTests` shows with
    /// servers.
    static let assertions: [PlanFieldRow] = [
        PlanFieldRow(
            "drills.assertions.name", (one(("name", "first")), one(("name", "second"))), shown: ("first", "second")
        ) { plan in try AssertionResult(assertion(of: plan), microseconds: 1).name },
        PlanFieldRow(
            "drills.assertions.sql", (one(("sql", "SELECT 1")), one(("sql", "SELECT 2"))),
            shown: ("SELECT 1", "SELECT 2")
        ) { plan in try AssertionResult(assertion(of: plan), microseconds: 1).sql },
        PlanFieldRow(
            "drills.assertions.equals", (one(("equals", "5")), one(("equals", "6"))), shown: ("true", "false"), verdict),
        PlanFieldRow(
            "drills.assertions.no-rows", (one(("equals", "5")), one(("no-rows", true))), shown: ("true", "false"),
            verdict),
        PlanFieldRow(
            "drills.assertions.rows-at-least", (one(("rows-at-least", 1)), one(("rows-at-least", 2))),
            shown: ("true", "false"), verdict),
        PlanFieldRow(
            "drills.assertions.within", (one(), one(("within", "30s"))),
            shown: ("max_statement_time = 60", "max_statement_time = 30")
        ) { plan in
            let version = ServerVersion(flavour: .mariadb, major: 10, minor: 11, patch: 1)
            let settings = AssertionChecker.settings(try assertion(of: plan), version).joined(separator: ", ")
            return String(try #require(settings.firstMatch(of: /max_statement_time = [0-9]+/)).output)
        },
    ]

    /// A list of one assertion, some of whose fields are others.
    private static func one(_ changes: (String, ConfigValue)...) -> ConfigValue {
        var members: [(String, ConfigValue?)] = [("name", "orders"), ("sql", "SELECT 5"), ("equals", "5")]
        for (key, value) in changes {
            // What is expected is said once.
            if !["name", "sql", "within"].contains(key) { members.removeAll { $0.0 == "equals" } }
            members.removeAll { $0.0 == key }
            members.append((key, value))
        }
        return ConfigValue(.list([.map(members)]))
    }

    private static func assertion(of plan: Plan) throws -> DrillAssertion {
        try #require(try PlanFieldScene.drill(plan).assertions.first)
    }

    /// Whether an answer of one row with a 5 is what is expected.
    private static func verdict(_ plan: Plan) throws -> String {
        let assertion = try assertion(of: plan)
        let result = TextResult(columns: [], rows: [[Array("5".utf8)]])
        let answer = AssertionAnswer(result, assertion.expectation, limit: AssertionChecker.rows(assertion))
        return "\(answer.passed)"
    }
}
