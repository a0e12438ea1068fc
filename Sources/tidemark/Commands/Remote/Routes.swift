internal import Client

/// The places of the API that commands use.
enum Routes {
    static let session = "session"
    static let password = "session/password"
    static let tokens = "tokens"
    static let factor = "session/factor"
    static let ownSessions = "session/sessions"
    static let people = "people"
    static let sessions = "sessions"
    static let providerSession = "sign-in/session"
    static let projects = "projects"
    static let sites = "sites"
    static let instances = "instances"
    static let instanceImport = "instances/import"
    static let instanceProbe = "instances/probe"
    static let statuses = "status/instances"
    static let summary = "status"
    static let repositories = "repositories"
    static let plans = "plans"
    static let apply = "plans/apply"
    static let jobs = "jobs"
    static let workers = "workers"
    static let events = "events"
    static let audit = "audit"
    static let auditExport = "audit/export"
    static let auditState = "audit/state"
    static let auditVerify = "audit/verify"
    static let auditRetention = "audit/retention"

    static let roles = "roles"
    static let policies = "policies"
    static let grants = "grants"
    static let accessMode = "access/mode"
    static let accessExplain = "access/explain"
    static let approvalRules = "access/approval-rules"
    static let approvals = "approvals"

    static func policy(_ name: String) -> String { APIRequest.path("policies", name) }
    static func grant(_ id: String) -> String { APIRequest.path("grants", id) }
    static func approval(_ id: String) -> String { APIRequest.path("approvals", id) }
    static func approval(_ id: String, _ part: String) -> String { APIRequest.path("approvals", id, part) }
    static func approvalRule(of verb: String) -> String { APIRequest.path("access", "approval-rules", verb) }
    static let exports = "exports"
    static let links = "links"

    static func export(_ id: String) -> String { APIRequest.path("exports", id) }
    static func export(_ id: String, _ part: String) -> String { APIRequest.path("exports", id, part) }
    static func link(_ id: String) -> String { APIRequest.path("links", id) }
    static func link(_ id: String, _ part: String) -> String { APIRequest.path("links", id, part) }
    static func token(_ name: String) -> String { APIRequest.path("tokens", name) }
    static func token(_ name: String, _ part: String) -> String { APIRequest.path("tokens", name, part) }
    static func person(_ name: String) -> String { APIRequest.path("people", name) }
    static func person(_ name: String, _ part: String) -> String { APIRequest.path("people", name, part) }
    static func session(_ id: String) -> String { APIRequest.path("sessions", id) }
    static func ownSession(_ id: String) -> String { APIRequest.path("session", "sessions", id) }
    static func project(_ name: String) -> String { APIRequest.path("projects", name) }
    static func site(_ name: String) -> String { APIRequest.path("sites", name) }
    static func instance(_ name: String) -> String { APIRequest.path("instances", name) }
    static func instance(_ name: String, _ part: String) -> String { APIRequest.path("instances", name, part) }
    static func repository(_ name: String) -> String { APIRequest.path("repositories", name) }
    static func evidence(of drill: String) -> String { APIRequest.path("drills", drill, "evidence") }
    static func compliance(_ project: String) -> String { APIRequest.path("compliance", project) }
    static func plan(_ name: String) -> String { APIRequest.path("plans", name) }
    static func job(_ id: String) -> String { APIRequest.path("jobs", id) }
    static func job(_ id: String, _ part: String) -> String { APIRequest.path("jobs", id, part) }
}
