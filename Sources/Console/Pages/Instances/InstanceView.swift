internal import APIModel
internal import Core

/// An instance as lists show it.
enum InstanceView {
    static func row(_ status: InstanceStatus, _ request: ConsoleRequest) -> View {
        [
            "name": status.instance, "project": status.project, "site": status.site,
            "address": ConsoleRequest.address("instances", status.project, status.instance),
            "level": request.label(status.level), "look": look(status),
            "why": status.reasons.map { request.reasonName($0.code) }.joined(separator: ", "),
            "plan": status.plan, "behind": status.rpoSeconds.map { request.span($0) },
            "behindValue": status.rpoSeconds.map { $0.shortText },
            "window": status.window.map { request.time($0.start.timestamp) },
            "lastBase": status.lastBase.map { request.age($0.convergence.timestamp) },
            "lastDrill": status.lastDrill.map { request.age($0.endedAt.timestamp) },
            "isDrillBad": status.lastDrill.map { !$0.succeeded } ?? false,
            "stored": status.storedBytes.map { request.size($0) }, "storedValue": status.storedBytes.map { "\($0)" },
        ]
    }

    static func look(_ status: InstanceStatus) -> String {
        switch status.level {
        case "protected": "ok"
        case "at-risk": status.reasons.contains { ["no-base", "gap", "no-stream"].contains($0.code) } ? "bad" : "warn"
        default: "warn"
        }
    }
}
