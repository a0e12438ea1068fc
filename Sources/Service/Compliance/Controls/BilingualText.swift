package import APIModel

/// A text in the languages of reports.
package struct BilingualText: Sendable, Hashable {
    package let english: String
    package let chinese: String

    package init(english: String, chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    package static let none = BilingualText(english: "", chinese: "")

    package subscript(language: ReportLanguage) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}
