internal import APIModel
internal import Core
internal import Service

/// How this console looks, what the service was set to, and where the rest is set.
enum SettingsPage {
    static let all: [ConsolePage] = [.get("/settings", "settings", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let settings = request.settings
        let language = FormField(
            "language", request.say(\.settings.language), .choice, value: settings.language.rawValue,
            choices: [FormField.Choice("en", "English"), FormField.Choice("zh", "中文")])
        let theme = FormField(
            "theme", request.say(\.settings.theme), .choice, value: settings.theme.rawValue,
            choices: [
                FormField.Choice(Theme.system.rawValue, request.say(\.settings.themeSystem)),
                FormField.Choice(Theme.light.rawValue, request.say(\.settings.themeLight)),
                FormField.Choice(Theme.dark.rawValue, request.say(\.settings.themeDark)),
            ])
        let view: View = [
            "rawHeadline": request.sentence(\.settings.headline, ["version": request.service.version]),
            "fields": request.fields([language, theme]), "zone": settings.zone.description,
            "facts": try await facts(request), "places": try await places(request),
        ]
        return .page("settings", title: request.say(\.settings.title), section: .settings, view)
    }

    /// What stands in the configuration file, with its key there.
    private static func facts(_ request: ConsoleRequest) async throws -> [View] {
        let service = request.service
        let prices = service.prices.classes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let provider = try await service.signInWays(request.quiet).provider
        let facts: [(KeyPath<Words, Word>, String, String)] = [
            (\.settings.version, request.service.version, ""),
            (\.settings.session, request.span(service.terms.seconds), "sessions.length"),
            (\.settings.idle, request.span(service.terms.idleSeconds), "sessions.idle"),
            (\.settings.provider, provider ?? request.say(\.frame.none), "oidc.issuer"),
            (\.settings.currency, service.prices.currency, "prices.currency"),
            (
                \.settings.prices, prices.isEmpty ? request.say(\.frame.none) : prices.joined(separator: ", "),
                "prices.classes"
            ),
        ]
        return facts.map { ["name": request.say($0.0), "value": $0.1, "key": $0.2] }
    }

    /// Where the rest is set: what the visitor may not is left out.
    private static func places(_ request: ConsoleRequest) async throws -> [View] {
        let entries: [(MenuEntry, KeyPath<Words, Word>)] = [
            (.projects, \.settings.projectsText), (.sites, \.settings.sitesText), (.plans, \.settings.plansText),
            (.repositories, \.settings.repositoriesText), (.people, \.settings.peopleText),
            (.access, \.settings.accessText), (.tokens, \.settings.tokensText),
            (.subscriptions, \.settings.subscriptionsText), (.audit, \.settings.auditText),
        ]
        let paths = Set(PageTable.all.filter { $0.method == .get }.map(\.path))
        let permitted = try await request.permitted(
            entries.compactMap(\.0.function), on: ResourceReference(.service, project: request.project))
        return entries.filter { entry, _ in
            paths.contains(entry.path) && (entry.function.map { permitted.contains($0) } ?? true)
        }.map { entry, text in
            ["path": entry.path, "name": request.say(entry.word), "text": request.say(text)]
        }
    }
}
