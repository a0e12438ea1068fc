internal import Service

/// A section of the console, as the menu shows it. One without a page in `PageTable` is left out.
package enum MenuEntry: String, Sendable, Hashable, CaseIterable {
    case overview, instances, plans, jobs, restore
    case repositories, drills, exports
    case events, subscriptions, audit, compliance
    case workers, sites, projects, people, access, approvals, tokens, settings

    package enum Group: Sendable, Hashable, CaseIterable {
        case first, keep, watch, run

        var word: KeyPath<Words, Word>? {
            switch self {
            case .first: nil
            case .keep: \.menu.keep
            case .watch: \.menu.watch
            case .run: \.menu.run
            }
        }
    }

    package var path: String { self == .overview ? "/" : "/\(rawValue)" }

    package var group: Group {
        switch self {
        case .overview, .instances, .plans, .jobs, .restore: .first
        case .repositories, .drills, .exports: .keep
        case .events, .subscriptions, .audit, .compliance: .watch
        case .workers, .sites, .projects, .people, .access, .approvals, .tokens, .settings: .run
        }
    }

    package var word: KeyPath<Words, Word> {
        switch self {
        case .overview: \.menu.overview
        case .instances: \.menu.instances
        case .plans: \.menu.plans
        case .jobs: \.menu.jobs
        case .restore: \.menu.restore
        case .repositories: \.menu.repositories
        case .drills: \.menu.drills
        case .exports: \.menu.exports
        case .events: \.menu.events
        case .subscriptions: \.menu.subscriptions
        case .audit: \.menu.audit
        case .compliance: \.menu.compliance
        case .workers: \.menu.workers
        case .sites: \.menu.sites
        case .projects: \.menu.projects
        case .people: \.menu.people
        case .access: \.menu.access
        case .approvals: \.menu.approvals
        case .tokens: \.menu.tokens
        case .settings: \.menu.settings
        }
    }

    /// The function that its first page calls, by name: who may not sees no entry. Nil: everybody who has signed in.
    package var functionName: String? {
        switch self {
        case .overview: "showFleet"
        case .instances: "listInstances"
        case .plans: "listPlans"
        case .jobs, .drills: "listJobs"
        case .restore: "beginRestoreToNew"
        case .repositories: "listRepositories"
        case .exports: "listExports"
        case .events: "listEvents"
        case .subscriptions: "listSubscriptions"
        case .audit: "searchAudit"
        case .compliance: "complianceReport"
        case .workers: "listWorkers"
        case .sites: "listSites"
        case .projects: "listProjects"
        case .people: "listPeople"
        case .access: "listPolicies"
        case .approvals, .settings: nil
        case .tokens: "listTokens"
        }
    }

    var function: ServiceFunction? { functionName.flatMap { ServiceFunction(rawValue: $0) } }

    /// The key that leads there behind `g`.
    package var key: String? {
        switch self {
        case .overview: "o"
        case .instances: "i"
        case .plans: "p"
        case .jobs: "j"
        case .restore: "r"
        case .repositories: "y"
        case .drills: "d"
        case .events: "e"
        case .audit: "a"
        case .workers: "w"
        case .exports, .subscriptions, .compliance, .sites, .projects, .people, .access, .approvals, .tokens,
            .settings:
            nil
        }
    }
}
