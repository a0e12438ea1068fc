internal import Mustache

/// What lies below everything a page gives: the texts, and what is at hand on every page. Notes names that nobody gave.
struct ViewRoot: MustacheParent {
    let frame: View
    let language: Language
    let template: String

    func child(named name: String) -> Any? {
        if name == "w" { return Sections(language: language, template: template) }
        if let value = frame.child(named: name) { return value }
        TemplateLibrary.note("\(template): \(name)")
        return nil
    }

    private struct Sections: MustacheParent {
        let language: Language
        let template: String

        func child(named name: String) -> Any? {
            Texts(section: name, language: language, template: template)
        }
    }

    private struct Texts: MustacheParent {
        let section: String
        let language: Language
        let template: String

        func child(named name: String) -> Any? {
            if let word = WordTable.word(section, name) { return word.text(language) }
            TemplateLibrary.note("\(template): w.\(section).\(name)")
            return nil
        }
    }
}
