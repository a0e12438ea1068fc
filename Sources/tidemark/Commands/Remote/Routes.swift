internal import Client

/// The places of the API that commands use.
enum Routes {
    static let session = "session"
    static let password = "session/password"
    static let tokens = "tokens"
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
    static let exports = "exports"
    static let links = "links"

    static func export(_ id: String) -> String { APIRequest.path("exports", id) }
    static func export(_ id: String, _ part: String) -> String { APIRequest.path("exports", id, part) }
    static func link(_ id: String) -> String { APIRequest.path("links", id) }
    static func link(_ id: String, _ part: String) -> String { APIRequest.path("links", id, part) }
    static func token(_ name: String) -> String { APIRequest.path("tokens", name) }
    static func project(_ name: String) -> String { APIRequest.path("projects", name) }
    static func site(_ name: String) -> String { APIRequest.path("sites", name) }
    static func instance(_ name: String) -> String { APIRequest.path("instances", name) }
    static func instance(_ name: String, _ part: String) -> String { APIRequest.path("instances", name, part) }
    static func repository(_ name: String) -> String { APIRequest.path("repositories", name) }
    static func evidence(of drill: String) -> String { APIRequest.path("drills", drill, "evidence") }
    static func plan(_ name: String) -> String { APIRequest.path("plans", name) }
    static func job(_ id: String) -> String { APIRequest.path("jobs", id) }
    static func job(_ id: String, _ part: String) -> String { APIRequest.path("jobs", id, part) }
}
