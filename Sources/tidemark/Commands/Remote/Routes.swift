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
    static let channels = "channels"
    static let subscriptions = "subscriptions"
    static let deliveries = "deliveries"

    static func token(_ name: String) -> String { APIRequest.path("tokens", name) }
    static func project(_ name: String) -> String { APIRequest.path("projects", name) }
    static func site(_ name: String) -> String { APIRequest.path("sites", name) }
    static func instance(_ name: String) -> String { APIRequest.path("instances", name) }
    static func instance(_ name: String, _ part: String) -> String { APIRequest.path("instances", name, part) }
    static func repository(_ name: String) -> String { APIRequest.path("repositories", name) }
    static func evidence(of drill: String) -> String { APIRequest.path("drills", drill, "evidence") }
    static func plan(_ name: String) -> String { APIRequest.path("plans", name) }
    static func event(_ number: Int64) -> String { APIRequest.path("events", "\(number)") }
    static func event(_ number: Int64, _ part: String) -> String { APIRequest.path("events", "\(number)", part) }
    static func channel(_ name: String) -> String { APIRequest.path("channels", name) }
    static func channel(_ name: String, _ part: String) -> String { APIRequest.path("channels", name, part) }
    static func subscription(_ name: String) -> String { APIRequest.path("subscriptions", name) }
    static func replay(of delivery: String) -> String { APIRequest.path("deliveries", delivery, "replay") }
    static func job(_ id: String) -> String { APIRequest.path("jobs", id) }
    static func job(_ id: String, _ part: String) -> String { APIRequest.path("jobs", id, part) }
}
