package import Core

/// Which HTTP status an error code has, and what the kind of problem is called: the only place that says so. A test finds every
/// code of the project in it.
package enum ProblemTable {
    package struct Entry: Sendable, Equatable {
        package let status: Int
        package let title: String
    }

    /// A code that is not in the table is a defect of the server.
    package static func entry(for code: ErrorCode) -> Entry {
        codes[code.rawValue] ?? groups[code.group] ?? Entry(status: 500, title: "Internal error")
    }

    package static func knows(_ code: ErrorCode) -> Bool { codes[code.rawValue] != nil || groups[code.group] != nil }

    private static let codes: [String: Entry] = [
        "request.invalid": Entry(status: 400, title: "Request that cannot be read"),
        "request.path": Entry(status: 404, title: "No such address"),
        "request.method": Entry(status: 405, title: "Method not known here"),
        "request.size": Entry(status: 413, title: "Body too large"),
        "request.type": Entry(status: 415, title: "Type of body not read here"),
        "request.timeout": Entry(status: 504, title: "Took too long"),
        "request.condition": Entry(status: 428, title: "Revision needed"),
        "request.key": Entry(status: 422, title: "Key used for another request"),
        "request.busy": Entry(status: 409, title: "Same request under way"),
        "request.form": Entry(status: 403, title: "Form not made here"),
        "usage.invalid": Entry(status: 422, title: "Fields that are wrong"),
        "config.invalid": Entry(status: 422, title: "Fields that are wrong"),
        "access.required": Entry(status: 401, title: "Not signed in"),
        "access.password": Entry(status: 401, title: "Wrong password"),
        "access.delayed": Entry(status: 429, title: "Too many attempts"),
        "access.denied": Entry(status: 403, title: "Not allowed"),
        "access.approval": Entry(status: 403, title: "Needs approval"),
        "access.asked": Entry(status: 403, title: "Approval asked for"),
        "access.last": Entry(status: 409, title: "Nobody left to manage access"),
        "access.duties": Entry(status: 409, title: "Duties are kept apart"),
        "access.factor": Entry(status: 401, title: "Second factor needed"),
        "access.change": Entry(status: 403, title: "Password to be changed"),
        "access.disabled": Entry(status: 403, title: "Account disabled"),
        "access.provider": Entry(status: 401, title: "Not signed in by the provider"),
        "provider.missing": Entry(status: 404, title: "No provider"),
        "provider.unavailable": Entry(status: 424, title: "Provider not usable"),
        "catalog.missing": Entry(status: 404, title: "Not there"),
        "catalog.exists": Entry(status: 409, title: "Already there, or in use"),
        "catalog.changed": Entry(status: 412, title: "Changed meanwhile"),
        "catalog.unavailable": Entry(status: 503, title: "Catalog not reachable"),
        "catalog.busy": Entry(status: 503, title: "Catalog busy"),
        "audit.unavailable": Entry(status: 503, title: "Audit cannot be written"),
        "audit.broken": Entry(status: 409, title: "Audit is not what was written"),
        "job.missing": Entry(status: 404, title: "No such job"),
        "job.state": Entry(status: 409, title: "Not in this state"),
        "job.lost": Entry(status: 409, title: "Job taken over"),
        "job.key": Entry(status: 422, title: "Key used for another job"),
        "job.abandoned": Entry(status: 409, title: "Job given up"),
        "job.uncertain": Entry(status: 409, title: "Nobody knows how it ended"),
        "job.interrupted": Entry(status: 503, title: "Stopped"),
        "instance.missing": Entry(status: 404, title: "No such instance"),
        "base.missing": Entry(status: 404, title: "No such base"),
        "repository.missing": Entry(status: 404, title: "No such repository"),
        "hold.missing": Entry(status: 404, title: "No such hold"),
        "source.unreachable": Entry(status: 424, title: "Database server not reachable"),
        "store.unavailable": Entry(status: 424, title: "Store not reachable"),
        "key.unavailable": Entry(status: 424, title: "Key service not reachable"),
        "check.unmet": Entry(status: 409, title: "Prerequisite missing"),
        "download.unknown": Entry(status: 404, title: "No such download"),
        "download.over": Entry(status: 410, title: "Download over"),
        "download.address": Entry(status: 403, title: "Not from there"),
        "download.delayed": Entry(status: 429, title: "Too many attempts"),
        "download.range": Entry(status: 416, title: "No such part"),
        "store.url": Entry(status: 422, title: "Fields that are wrong"),
        "channel.address": Entry(status: 422, title: "Fields that are wrong"),
        "event.quiet": Entry(status: 409, title: "Nothing to acknowledge"),
        "delivery.state": Entry(status: 409, title: "Not in this state"),
    ]

    /// Codes of a part that the API itself never raises with another meaning: what lies behind the service refused.
    private static let groups: [String: Entry] = [
        "source": Entry(status: 424, title: "Database server refused"),
        "store": Entry(status: 424, title: "Store refused"),
        "key": Entry(status: 424, title: "Key refused"),
        "repository": Entry(status: 409, title: "Repository not usable"),
        "instance": Entry(status: 409, title: "Instance not as expected"),
        "base": Entry(status: 409, title: "Base not usable"),
        "object": Entry(status: 409, title: "Stored object not usable"),
        "restore": Entry(status: 409, title: "Restore not possible"),
        "target": Entry(status: 409, title: "Target not usable"),
        "find": Entry(status: 409, title: "Nothing to be found"),
        "log": Entry(status: 409, title: "Log not usable"),
        "spool": Entry(status: 409, title: "Spool not usable"),
        "lease": Entry(status: 409, title: "Held by another"),
        "lock": Entry(status: 409, title: "Locked"),
        "hold": Entry(status: 409, title: "Held"),
        "copy": Entry(status: 409, title: "Copy not possible"),
        "drill": Entry(status: 409, title: "Drill not possible"),
        "channel": Entry(status: 424, title: "Channel takes no message"),
        "export": Entry(status: 409, title: "Export not possible"),
        "compliance": Entry(status: 409, title: "Controls not usable"),
        "age": Entry(status: 409, title: "Encrypted file not usable"),
        "evidence": Entry(status: 409, title: "Evidence not usable"),
        "recovery": Entry(status: 409, title: "Recovery not possible"),
        "service": Entry(status: 500, title: "Service not usable"),
        "server": Entry(status: 502, title: "Other server refused"),
        "catalog": Entry(status: 500, title: "Catalog not usable"),
        "internal": Entry(status: 500, title: "Internal error"),
    ]
}
