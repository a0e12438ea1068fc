package import Core
package import Service

/// A request for a page: who asks, what for, and how the answer is to be shown.
package struct ConsoleRequest: Sendable {
    package let caller: Caller
    /// Of the path, decoded.
    package let names: [String: String]
    /// Of the query, decoded; the first of several values.
    package let query: [String: String]
    /// What was sent; empty for GET.
    package let form: ConsoleForm
    /// Path and query, as they were asked for.
    package let address: String
    package let settings: ViewSettings
    /// What shows that a form was made for this visitor.
    package let formKey: FormKey
    package let console: Console
    package let service: TidemarkService
    package let now: Timestamp
    /// What was said by the page before.
    package var flash: Flash?
    /// Behind which event a stream goes on; nil at its beginning.
    package var lastEventID: String?
    /// What was given to the browser when a provider's sign-in began.
    package var verifier: String?
    /// What the browser calls itself.
    package var agent: String?

    package init(
        caller: Caller, names: [String: String] = [:], query: [String: String] = [:], form: ConsoleForm = ConsoleForm(),
        address: String, settings: ViewSettings = ViewSettings(), formKey: FormKey, console: Console,
        service: TidemarkService, now: Timestamp, flash: Flash? = nil, lastEventID: String? = nil
    ) {
        self.caller = caller
        self.names = names
        self.query = query
        self.form = form
        self.address = address
        self.settings = settings
        self.formKey = formKey
        self.console = console
        self.service = service
        self.now = now
        self.flash = flash
        self.lastEventID = lastEventID
    }

    package var language: Language { settings.language }

    /// A name of the path; empty where the page has none of that name.
    package func path(_ name: String) -> String { names[name] ?? "" }

    /// The project that lists are about: of the path, of the query, or the one chosen last.
    package var project: String { names["project"] ?? query["project"] ?? settings.project }

    /// The part of a list that is asked for.
    package func page(limit: Int = PageRequest.largest) -> PageRequest {
        PageRequest(after: query["after"] ?? "", limit: limit)
    }

    // MARK: Texts

    package func say(_ word: KeyPath<Words, Word>, _ values: [String: any WordValue] = [:]) -> String {
        Words.shared[keyPath: word].text(language, values)
    }

    /// A sentence whose values stand out: for `{{{rawName}}}`.
    package func sentence(_ word: KeyPath<Words, Word>, _ values: [String: any WordValue] = [:]) -> Markup {
        Words.shared[keyPath: word].markup(language, values)
    }

    /// What a code of the API is called, by `StateWords`: `at-risk` is its `atRisk`. The code itself where it has no name.
    package func label(_ code: String) -> String {
        WordTable.word("state", StateWords.name(of: code))?.text(language) ?? code
    }
}
