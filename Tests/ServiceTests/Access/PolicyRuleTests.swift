import APIModel
import Core
import Service
import Testing

/// Rules, their conditions, and how they are read.
@Suite struct PolicyRuleTests {
    private let start = Timestamp(microseconds: 0)

    private func decide(
        _ forms: [PolicyRuleForm], _ verb: Verb, on resource: ResourceReference = .service,
        address: String? = nil, at time: String = "2026-11-23T12:00:00Z", hasSecondFactor: Bool = false
    ) throws -> Decision {
        let rules = try PolicyRuleReader.rules(forms)
        let rights = Rights(own: [], holdings: [Rights.Holding(role: "team", rules: rules)])
        return rights.decide(
            verb, on: resource,
            Circumstances(
                moment: try Timestamp(parsing: time), address: address, hasSecondFactor: hasSecondFactor))
    }

    private func isAllowed(
        _ form: PolicyRuleForm, address: String? = nil, at time: String = "2026-11-23T12:00:00Z",
        hasSecondFactor: Bool = false
    ) throws -> Bool {
        try decide([form], .view, address: address, at: time, hasSecondFactor: hasSecondFactor).isAllowed
    }

    @Test func nothingIsAllowedWithoutARule() throws {
        let decision = try decide([], .view)
        #expect(decision == Decision(isAllowed: false, reason: .nothing))
    }

    @Test func denyWinsWhereverItStands() throws {
        let allow = PolicyRuleForm(effect: "allow", verbs: ["*"])
        let deny = PolicyRuleForm(effect: "deny", verbs: ["delete"])
        for forms in [[allow, deny], [deny, allow]] {
            let decision = try decide(forms, .delete)
            #expect(!decision.isAllowed)
            guard case .rule(let rule) = decision.reason else {
                Issue.record("no rule")
                continue
            }
            #expect(rule.rule.effect == .deny && rule.role == "team" && forms[rule.number - 1] == deny)
            #expect(try decide(forms, .view).isAllowed)
        }
    }

    @Test func whatNoPolicyGivesIsNotInAnyStar() throws {
        for verb in [Verb.work, .oneself, .none] {
            #expect(try !decide([PolicyRuleForm(effect: "allow", verbs: ["*"])], verb).isAllowed)
        }
    }

    @Test func addressesAreThoseOfTheRequest() throws {
        let office = PolicyRuleForm(effect: "allow", verbs: ["view"], addresses: ["10.0.0.0/8", "fd00::/8"])
        #expect(try isAllowed(office, address: "10.200.1.2") && isAllowed(office, address: "fd00::1"))
        // An IPv4 address as a socket for both families shows it.
        #expect(try isAllowed(office, address: "::ffff:10.0.0.1"))
        #expect(try !isAllowed(office, address: "11.0.0.1") && !isAllowed(office, address: "fe80::1"))
        #expect(try !isAllowed(office) && !isAllowed(office, address: "no address"))
        let outside = PolicyRuleForm(effect: "deny", verbs: ["view"], exceptAddresses: ["10.0.0.0/8"])
        let all = PolicyRuleForm(effect: "allow", verbs: ["view"])
        #expect(try decide([all, outside], .view, address: "10.0.0.1").isAllowed)
        #expect(try !decide([all, outside], .view, address: "192.0.2.1").isAllowed)
        // Nobody knows from where: what keeps outsiders out keeps it out.
        #expect(try !decide([all, outside], .view).isAllowed)
    }

    @Test func hoursBelongToTheDayTheyBeginOn() throws {
        var hours = PolicyHoursForm(window: "22:00-06:00", days: ["fri"], zone: "Asia/Shanghai")
        var night = PolicyRuleForm(effect: "allow", verbs: ["view"], hours: hours)
        // Friday the 27th, 22:00 in Shanghai is 14:00 UTC.
        #expect(try isAllowed(night, at: "2026-11-27T14:00:00Z") && isAllowed(night, at: "2026-11-27T21:59:59Z"))
        #expect(try !isAllowed(night, at: "2026-11-27T13:59:59Z") && !isAllowed(night, at: "2026-11-27T22:00:00Z"))
        // The morning of Friday belongs to Thursday's night.
        #expect(try !isAllowed(night, at: "2026-11-26T20:00:00Z"))
        hours = PolicyHoursForm(window: "08:00-18:00")
        night.hours = hours
        #expect(try isAllowed(night, at: "2026-11-29T08:00:00Z") && !isAllowed(night, at: "2026-11-29T18:00:00Z"))
    }

    @Test func aSecondFactorIsThereOrNot() throws {
        let with = PolicyRuleForm(effect: "allow", verbs: ["view"], secondFactor: true)
        #expect(try isAllowed(with, hasSecondFactor: true) && !isAllowed(with))
        let all = PolicyRuleForm(effect: "allow", verbs: ["*"])
        let without = PolicyRuleForm(effect: "deny", verbs: ["restore-over"], secondFactor: false)
        #expect(try !decide([all, without], .restoreOver).isAllowed)
        #expect(try decide([all, without], .restoreOver, hasSecondFactor: true).isAllowed)
    }

    @Test func allOfWhatARuleNamesMustFit() throws {
        let rule = PolicyRuleForm(
            effect: "allow", verbs: ["view"], kinds: ["instance"], projects: ["shop"], sites: ["berlin"],
            tags: ["gold", "env=live"], repositories: ["main"])
        var resource = ResourceReference(.instance, project: "shop", name: "a")
        resource.site = "berlin"
        resource.tags = ["env=live"]
        resource.repository = "main"
        #expect(try decide([rule], .view, on: resource).isAllowed)
        let changes: [(inout ResourceReference) -> Void] = [
            { $0.project = "bank" }, { $0.site = "paris" }, { $0.site = nil }, { $0.tags = ["env=test"] },
            { $0.tags = [] }, { $0.repository = "other" }, { $0.repository = nil }, { $0.project = nil },
        ]
        for (index, change) in changes.enumerated() {
            var other = resource
            change(&other)
            #expect(try !decide([rule], .view, on: other).isAllowed, "\(index)")
        }
        // What a list leaves open is asked for one by one.
        let rights = Rights(
            own: [], holdings: [Rights.Holding(role: "team", rules: try PolicyRuleReader.rules([rule]))])
        let circumstances = Circumstances(moment: start)
        let list = ResourceReference(.instance, project: "shop")
        #expect(rights.decide(.view, on: list, circumstances, isCollection: true).isAllowed)
        #expect(!rights.decide(.view, on: list, circumstances).isAllowed)
        let other = ResourceReference(.instance, project: "bank")
        #expect(!rights.decide(.view, on: other, circumstances, isCollection: true).isAllowed)
        #expect(rights.allowsSomewhere(.view) && !rights.allowsEverywhere(.view))
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let forms = [
            PolicyRuleForm(
                effect: "deny", verbs: ["view", "restore-over"], kinds: ["instance", "job"], projects: ["a", "b"],
                sites: ["s"], instances: ["i"], tags: ["env=live", "gold"], repositories: ["r"],
                addresses: ["10.0.0.0/8", "fd00::/8"], exceptAddresses: ["10.0.0.7"],
                hours: PolicyHoursForm(window: "22:00-06:00", days: ["mon", "fri"], zone: "Asia/Shanghai"),
                secondFactor: false),
            PolicyRuleForm(effect: "allow", verbs: ["*"]),
        ]
        #expect(try PolicyRuleReader.rules(forms).map(\.form) == forms)
        let star = PolicyRuleForm(effect: "allow", verbs: ["*"], kinds: ["*"], projects: ["*"], tags: ["*"])
        #expect(try PolicyRuleReader.rules([star]).map(\.form) == [PolicyRuleForm(effect: "allow", verbs: ["*"])])
    }

    @Test(arguments: [
        PolicyRuleForm(effect: "permit", verbs: ["view"]), PolicyRuleForm(effect: "allow", verbs: []),
        PolicyRuleForm(effect: "allow", verbs: ["view", "*"]), PolicyRuleForm(effect: "allow", verbs: ["work"]),
        PolicyRuleForm(effect: "allow", verbs: ["none"]), PolicyRuleForm(effect: "allow", verbs: ["fly"]),
        PolicyRuleForm(effect: "allow", verbs: ["view"], kinds: ["planet"]),
        PolicyRuleForm(effect: "allow", verbs: ["view"], projects: []),
        PolicyRuleForm(effect: "allow", verbs: ["view"], projects: ["a*"]),
        PolicyRuleForm(effect: "allow", verbs: ["view"], tags: ["a=b=c"]),
        PolicyRuleForm(effect: "allow", verbs: ["view"], addresses: ["10.0.0.0/33"]),
        PolicyRuleForm(effect: "allow", verbs: ["view"], exceptAddresses: []),
        PolicyRuleForm(effect: "allow", verbs: ["view"], hours: PolicyHoursForm(window: "8-18")),
        PolicyRuleForm(effect: "allow", verbs: ["view"], hours: PolicyHoursForm(window: "08:00-18:00", zone: "Moon")),
        PolicyRuleForm(
            effect: "allow", verbs: ["view"], hours: PolicyHoursForm(window: "08:00-18:00", days: ["someday"])),
    ])
    func whatIsWrongIsRefused(_ form: PolicyRuleForm) {
        #expect(throws: RefusedFields.self) { try PolicyRuleReader.rules([form]) }
    }

    @Test func thereIsAnEndToRules() {
        let forms = Array(repeating: PolicyRuleForm(effect: "allow", verbs: ["view"]), count: PolicyRuleReader.most + 1)
        #expect(throws: RefusedFields.self) { try PolicyRuleReader.rules(forms) }
    }

    @Test func rolesKeepDutiesApartWhereTheThreeDo() {
        func duties(_ roles: BuiltInRole...) -> Set<Duty> {
            Rights.duties(of: roles.map { Rights.Holding(role: $0.rawValue, rules: $0.rules) })
        }
        #expect(duties(.systemAdministrator) == [.system] && duties(.securityAdministrator) == [.security])
        #expect(duties(.auditor) == [.audit] && duties(.viewer) == [] && duties(.administrator).count == 3)
        #expect(duties(.operator) == [.system] && duties(.restorer) == [.system])
        let mixed = Rights(
            own: [.oneself],
            holdings: [BuiltInRole.auditor, .restorer].map { Rights.Holding(role: $0.rawValue, rules: $0.rules) },
            keepsDutiesApart: true)
        let circumstances = Circumstances(moment: start)
        #expect(mixed.decide(.view, on: .service, circumstances).reason == .conflict([.audit, .system]))
        #expect(mixed.decide(.oneself, on: .service, circumstances).isAllowed)
        #expect(!mixed.allowsEverywhere(.view) && !mixed.allowsSomewhere(.view))
    }
}
