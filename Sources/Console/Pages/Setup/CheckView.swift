internal import APIModel
internal import Core
internal import Service

/// What a server has of what a backup needs, for the partial `check`.
struct CheckView {
    let view: View
    let isReady: Bool

    /// Signs in and looks. That this fails is shown like what is missing.
    static func make(_ request: ConsoleRequest, _ name: String, _ project: String) async -> CheckView {
        do {
            return CheckView(try await request.service.check(request.caller, name, in: project), request)
        } catch {
            let known = error as? TidemarkError
            let view: View = [
                "message": known?.message ?? request.say(\.error.defect), "hint": known?.hint,
                "code": known?.code.rawValue, "headline": nil as String?, "server": nil as String?,
                "items": [View](), "isReady": false,
            ]
            return CheckView(view: view, isReady: false)
        }
    }

    private init(view: View, isReady: Bool) {
        self.view = view
        self.isReady = isReady
    }

    init(_ report: CheckReport, _ request: ConsoleRequest) {
        let missing = report.items.filter { $0.isRequired && !$0.isMet }.count
        let items = report.items.enumerated().map { index, item -> View in
            let tone = item.isMet ? "ok" : item.isRequired ? "bad" : "warn"
            let state =
                item.isMet
                ? request.say(\.add.met) : request.say(item.isRequired ? \.add.unmet : \.add.advised)
            return [
                "title": request.checkTitle(item), "detail": request.found(of: item), "tone": tone, "state": state,
                "mend": item.mend,
                "id": "mend-\(index)",
            ]
        }
        let headline =
            report.isReady
            ? request.say(\.add.checkReady) : request.say(\.add.checkMissing, ["count": missing])
        isReady = report.isReady
        view = [
            "message": nil as String?, "hint": nil as String?, "code": nil as String?, "headline": headline,
            "server": "\(report.family == "mariadb" ? "MariaDB" : "MySQL") \(report.version)", "items": items,
            "isReady": report.isReady,
        ]
    }
}
