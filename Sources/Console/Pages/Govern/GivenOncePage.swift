/// What is shown once, and kept by nobody but the visitor: a password, a token, recovery codes. It answers the form itself, as
/// no cookie and no address may hold it.
enum GivenOncePage {
    static func answer(
        _ given: String, heading: String, lead: String, note: String? = nil, back: String, section: MenuEntry?
    ) -> ConsoleAnswer {
        let view: View = ["heading": heading, "lead": lead, "note": note, "given": given, "back": back]
        return .page("given-once", title: heading, section: section, view)
    }
}
