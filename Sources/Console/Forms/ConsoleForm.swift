internal import Service

/// What a visitor sent: fields, and at most one file. What was not sent is empty.
package struct ConsoleForm: Sendable {
    package struct File: Sendable {
        package let field: String
        package let name: String
        package let bytes: [UInt8]

        package init(field: String, name: String, bytes: [UInt8]) {
            self.field = field
            self.name = name
            self.bytes = bytes
        }
    }

    private let fields: [String: [String]]
    package let file: File?

    package init(_ fields: [String: [String]] = [:], file: File? = nil) {
        self.fields = fields
        self.file = file
    }

    /// Of the fields, sorted.
    package var names: [String] { fields.keys.sorted() }

    /// A field without the blanks around it; empty where it was not sent.
    package subscript(name: String) -> String {
        let text = raw(name)
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    /// Nil where it was not sent or is blank.
    package func optional(_ name: String) -> String? {
        let text = self[name]
        return text.isEmpty ? nil : text
    }

    /// Letter for letter: for passwords.
    package func raw(_ name: String) -> String { fields[name]?.first ?? "" }

    /// Every value of a field that may be there several times.
    package func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// Whether a box was ticked.
    package func flag(_ name: String) -> Bool { fields[name] != nil }

    /// Parts of a field that are divided by commas, blanks or lines.
    package func words(_ name: String) -> [String] {
        self[name].split { $0 == "," || $0.isWhitespace }.map(String.init)
    }

    /// Nil where it is empty. Throws `RefusedFields` where it is no whole number.
    package func number(_ name: String) throws -> Int? {
        guard let text = optional(name) else { return nil }
        guard let number = Int(text) else {
            throw RefusedFields(path: name, "“\(text)” is no whole number.", hint: "Write digits alone.")
        }
        return number
    }
}
