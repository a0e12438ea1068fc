internal import APIModel
internal import Core
internal import Service

/// Looks at an instance's server now: what is missing, and the statements that mend it.
enum CheckPage {
    static let all: [ConsolePage] = [.get("/instances/{project}/{name}/check", "checkInstance", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let values: [String: any WordValue] = ["name": name]
        var view: View = [
            "name": name, "address": ConsoleRequest.address("instances", project, name), "lead": "",
            "failure": nil as String?, "hint": nil as String?, "code": nil as String?, "checks": [View](),
            "hasChecks": false, "statements": nil as String?, "notes": [String](),
        ]
        do {
            let report = try await request.service.check(request.caller, name, in: project)
            let missing = report.items.filter { $0.isRequired && !$0.isMet }.count
            let word: KeyPath<Words, Word> = missing == 0 ? \.instances.checkReady : \.instances.checkNotReady
            view["rawHeadline"] = .markup(request.sentence(word, ["name": name, "count": missing]))
            view["lead"] = .text(
                request.say(\.instances.checkLead, ["family": report.family, "version": report.version]))
            view["checks"] = .list(report.items.map { row($0, request) })
            view["hasChecks"] = .flag(!report.items.isEmpty)
        } catch let error as TidemarkError where isOfServer(error) {
            view["rawHeadline"] = .markup(request.sentence(\.instances.checkFailed, values))
            view["failure"] = .text(error.message)
            view["hint"] = .text(error.hint)
            view["code"] = .text(error.code.rawValue)
        }
        do {
            let account = try await request.service.accountSQL(request.caller, name, in: project)
            view["statements"] = .text(account.statements.joined(separator: "\n"))
            view["notes"] = .texts(account.notes)
        } catch let error as TidemarkError where isOfServer(error) || error.code == .accessDenied {
            // What cannot be asked for its version gets no statements; why stands above.
        }
        return .page("instance-check", title: request.say(\.instances.checkTitle, values), section: .instances, view)
    }

    /// Whether it is the database server that fails, and not the console.
    private static func isOfServer(_ error: TidemarkError) -> Bool {
        !error.isAbsence && error.code != .accessRequired && error.code != .accessDenied
            && error.code != .internalDefect && !error.code.rawValue.hasPrefix("catalog.")
    }

    static func row(_ item: CheckItem, _ request: ConsoleRequest) -> View {
        [
            "title": request.checkTitle(item), "detail": request.found(of: item), "id": item.id,
            "look": item.isMet ? "ok" : item.isRequired ? "bad" : "warn",
            "state": request.say(
                item.isMet ? \.instances.met : item.isRequired ? \.instances.unmet : \.instances.wanted),
            "mend": item.isMet ? nil : item.mend, "mendID": "mend-\(item.id.replacing(".", with: "-"))",
        ]
    }
}
