package import Core

extension Console {
    /// A page that asks for the same address again: a visitor who follows a link of another site brings no cookie of ours the
    /// first time, and the second time does.
    package func bouncePage(for request: ConsoleRequest) throws(TidemarkError) -> String {
        let frame: View = [
            "lang": request.language.tag, "title": request.say(\.frame.name), "address": request.address,
        ]
        return try templates.render("bounce", ["f": frame], request.language)
    }
}
