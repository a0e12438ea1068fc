import Console
import Testing

/// What is demanded of every template, read from the sources.
@Suite struct TemplateTests {
    private func tags(_ text: String) -> [String] {
        text.matches(of: /\{\{\{?([^{}]+)\}\}\}?/).map { String($0.output.0) }
    }

    @Test func everyOneCanBeRead() throws {
        let library = try TemplateLibrary()
        for name in try AssetFiles.templates().keys {
            #expect(library.has(String(name.dropLast(".mustache".count))), "\(name): run scripts/embed")
        }
    }

    @Test func noneHoldsTextOfItsOwn() throws {
        for (name, text) in try AssetFiles.templates() {
            let bare = text.replacing(/\{\{\{?[^{}]*\}\}\}?/, with: "").replacing(/<code>[^<]*<\/code>/, with: "")
                .replacing(/<[^>]*>/, with: "")
            let letters = bare.filter { $0.isLetter }
            #expect(letters.isEmpty, "\(name) shows “\(letters.prefix(40))”: make it a word")
            for attribute in text.matches(of: /(?:placeholder|title|aria-label|alt)="([^"]*)"/) {
                let own = String(attribute.output.1).replacing(/\{\{[^{}]*\}\}/, with: "").filter { $0.isLetter }
                #expect(own.isEmpty, "\(name) shows “\(own)” in an attribute")
            }
        }
    }

    @Test func everyTextItAsksForIsThere() throws {
        for (name, text) in try AssetFiles.templates() {
            for match in text.matches(of: /\{\{\s*w\.([A-Za-z]+)\.([A-Za-z0-9]+)\s*\}\}/) {
                let (section, word) = (String(match.output.1), String(match.output.2))
                #expect(WordTable.word(section, word) != nil, "\(name): w.\(section).\(word)")
            }
            #expect(!text.contains(/\{\{[#^]w\./), "\(name): a text is no section")
        }
    }

    @Test func everyPartIsThereAndNoneIsIndented() throws {
        let files = try AssetFiles.templates()
        for (name, text) in files {
            for match in text.matches(of: /\{\{>\s*([a-z0-9-]+)\s*\}\}/) {
                #expect(files["\(match.output.1).mustache"] != nil, "\(name): \(match.output.1)")
            }
            for line in text.split(separator: "\n") {
                #expect(line.first != " " && line.first != "\t", "\(name): “\(line.prefix(30))” is indented")
            }
        }
    }

    @Test func onlyMarkupOfOurOwnIsShownAsItIs() throws {
        for (name, text) in try AssetFiles.templates() {
            for tag in tags(text) where tag.hasPrefix("{{{") {
                #expect(tag.contains(/^\{\{\{raw[A-Z]\w*\}\}\}$/), "\(name): \(tag)")
            }
            #expect(!text.contains("{{&") && !text.contains("{{%") && !text.contains("{{="), "\(name)")
        }
    }

    @Test func noneNeedsMoreThanThePolicyGrants() throws {
        for (name, text) in try AssetFiles.templates() {
            #expect(!text.contains(/\sstyle=|\son[a-z]+=|javascript:|<style/), "\(name)")
            for script in text.matches(of: /<script[^>]*>/) {
                #expect(script.output.contains("src="), "\(name): \(script.output)")
            }
            for form in text.matches(of: /<form [^>]*method="post"[^>]*>/) {
                let rest = text[form.range.upperBound...].prefix(40)
                #expect(rest.contains("{{>csrf}}") || rest.contains("{{>back}}"), "\(name): a form without {{>csrf}}")
            }
        }
    }
}
