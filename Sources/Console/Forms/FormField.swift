/// A field of a form, for the partial `field`: label, input, help, and beside it what is wrong.
package struct FormField: Sendable {
    package enum Kind: String, Sendable, Hashable {
        case text, password, number, email, url, area, choice, box, hidden
        case moment = "datetime-local"
    }

    package struct Choice: Sendable, Hashable {
        package let value: String
        package let text: String

        package init(_ value: String, _ text: String) {
            self.value = value
            self.text = text
        }
    }

    package let name: String
    package let label: String
    package var kind = Kind.text
    package var value = ""
    package var help = ""
    package var choices: [Choice] = []
    package var isRequired = false
    /// As the attribute of the same name.
    package var autocomplete = ""
    package var placeholder = ""

    package init(
        _ name: String, _ label: String, _ kind: Kind = .text, value: String = "", help: String = "",
        choices: [Choice] = [], isRequired: Bool = false, autocomplete: String = "", placeholder: String = ""
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.value = value
        self.help = help
        self.choices = choices
        self.isRequired = isRequired
        self.autocomplete = autocomplete
        self.placeholder = placeholder
    }

    package func view(_ problems: FormProblems = .none) -> View {
        let wrong = problems.of(name)
        return [
            "name": name, "label": label, "type": kind.rawValue, "value": kind == .password ? "" : value, "help": help,
            "isInput": ![.area, .choice, .box, .hidden].contains(kind), "isArea": kind == .area,
            "isChoice": kind == .choice, "isBox": kind == .box, "isHidden": kind == .hidden,
            "isTicked": kind == .box && !value.isEmpty, "isRequired": isRequired,
            "autocomplete": autocomplete, "placeholder": placeholder,
            "choices": choices.map { choice -> View in
                ["value": choice.value, "text": choice.text, "isChosen": choice.value == value]
            },
            "isWrong": !wrong.isEmpty,
            "problems": wrong.map { item -> View in ["message": item.message, "hint": item.hint] },
        ]
    }
}
