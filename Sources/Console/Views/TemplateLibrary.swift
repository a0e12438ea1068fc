package import Core
internal import Mustache
internal import Synchronization

/// The templates of the program, parsed once.
package final class TemplateLibrary: Sendable {
    private let library: MustacheLibrary
    private static let missing = Mutex<Set<String>>([])

    /// Throws `internal.defect` where a template cannot be parsed: a test renders every one.
    package init() throws(TidemarkError) {
        var library = MustacheLibrary()
        for (name, text) in EmbeddedAssets.all where name.hasPrefix(Self.folder) && name.hasSuffix(Self.suffix) {
            do {
                try library.register(text, named: String(name.dropFirst(Self.folder.count).dropLast(Self.suffix.count)))
            } catch {
                throw TidemarkError(
                    .internalDefect, "The template \(name) cannot be read.", hint: "Report this.", cause: error)
            }
        }
        self.library = library
    }

    private static let folder = "templates/"
    private static let suffix = ".mustache"

    /// Names that templates asked for and nobody gave, with their template, since the program began: defects.
    package static var unknownNames: Set<String> { missing.withLock { $0 } }

    package func has(_ template: String) -> Bool { library.getTemplate(named: template) != nil }

    /// Throws `internal.defect` where there is no such template.
    func render(_ template: String, _ frame: View, _ language: Language) throws(TidemarkError) -> String {
        var name = template
        if case .text(let inner)? = frame["template"] { name = inner }
        let root = ViewRoot(frame: frame, language: language, template: name)
        guard has(name), let text = library.render(root, withTemplate: template) else {
            throw TidemarkError(.internalDefect, "There is no template \(name).", hint: "Report this.")
        }
        return text
    }

    static func note(_ name: String) { missing.withLock { if $0.count < 1000 { $0.insert(name) } } }
}
