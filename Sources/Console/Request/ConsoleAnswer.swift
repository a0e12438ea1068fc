/// What a page answers.
package struct ConsoleAnswer: Sendable {
    package enum Content: Sendable {
        case page(PageContent)
        /// 303 to a path of the console.
        case redirect(String, Flash?)
        /// A file for the visitor's disk.
        case file([UInt8], type: String, name: String)
        /// A file that may be long.
        case parts(FileParts)
        case events(EventFeed)
    }

    package var content: Content
    package var cookies: [ConsoleCookie] = []

    /// A page. `title` says the state and stands in the browser's tab; `section` marks the entry of the menu.
    package static func page(
        _ template: String, title: String, section: MenuEntry?, _ view: View, status: Int = 200
    ) -> ConsoleAnswer {
        ConsoleAnswer(
            content: .page(
                PageContent(template: template, title: title, section: section, view: view, status: status)))
    }

    /// After a change: the visitor goes on elsewhere, where `flash` is said.
    package static func redirect(_ path: String, _ flash: Flash? = nil) -> ConsoleAnswer {
        ConsoleAnswer(content: .redirect(path, flash))
    }

    package static func file(_ bytes: [UInt8], type: String, name: String) -> ConsoleAnswer {
        ConsoleAnswer(content: .file(bytes, type: type, name: name))
    }

    package static func parts(_ parts: FileParts) -> ConsoleAnswer { ConsoleAnswer(content: .parts(parts)) }

    package static func events(_ feed: EventFeed) -> ConsoleAnswer { ConsoleAnswer(content: .events(feed)) }
}
